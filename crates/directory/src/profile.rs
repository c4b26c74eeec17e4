//! What is said about a person when they are created or changed, and the rules for it.

use std::collections::{BTreeMap, BTreeSet};

use docket_domain::user::User;
use docket_domain::{Chance, LanguageTag, Timestamp, UserId};

use crate::DirectoryError;

/// Ids and names are compared, indexed and sent in claims; 255 is what the interfaces around us take.
const MAX_CHARACTERS: usize = 255;

/// A person to create. Empty texts count as not given.
#[derive(Clone, Debug, Default)]
pub struct NewUser {
    /// The Global User ID; made (a UUID) if not given.
    pub id: Option<UserId>,
    pub user_name: String,
    pub email: String,
    /// Made of given and family name if not given, else the user name.
    pub display_name: Option<String>,
    pub given_name: Option<String>,
    pub family_name: Option<String>,
    pub locale: Option<LanguageTag>,
    /// Whoever has none here signs in elsewhere, or not at all.
    pub password: Option<String>,
    pub provider_ids: BTreeMap<String, String>,
    /// The role collections to give, by name.
    pub role_collections: BTreeSet<String>,
}

/// What to change of a person; `None` leaves a value as it is.
#[derive(Clone, Debug, Default)]
pub struct Change {
    pub user_name: Option<String>,
    pub email: Option<String>,
    pub display_name: Option<String>,
    pub given_name: Option<String>,
    pub family_name: Option<String>,
    /// `Some(None)` removes it.
    pub locale: Option<Option<LanguageTag>>,
    pub active: Option<bool>,
    /// Each `Some` sets, each `None` removes; the other ids stay.
    pub provider_ids: BTreeMap<String, Option<String>>,
}

impl NewUser {
    /// The person as they will be stored.
    pub(crate) fn into_user(self, chance: &Chance, now: Timestamp) -> Result<User, DirectoryError> {
        let given_name = self.given_name.unwrap_or_default();
        let family_name = self.family_name.unwrap_or_default();
        let full = format!("{} {}", given_name.trim(), family_name.trim());
        let display_name = [self.display_name.as_deref().unwrap_or_default(), &full, &self.user_name]
            .into_iter()
            .map(str::trim)
            .find(|name| !name.is_empty())
            .unwrap_or_default()
            .to_owned();
        let user = User {
            id: self
                .id
                .filter(|id| !id.as_str().is_empty())
                .unwrap_or_else(|| UserId::new(chance.uuid().to_string())),
            user_name: self.user_name,
            email: self.email,
            display_name,
            given_name,
            family_name,
            locale: self.locale,
            active: true,
            provider_ids: self.provider_ids,
            created_at: now,
            modified_at: now,
        };
        checked(user)
    }
}

impl Change {
    /// `user` with the change made; `modified_at` moves only if something changed.
    pub(crate) fn apply(self, user: &User, now: Timestamp) -> Result<User, DirectoryError> {
        let mut changed = user.clone();
        let texts = [
            (self.user_name, &mut changed.user_name),
            (self.email, &mut changed.email),
            (self.display_name, &mut changed.display_name),
            (self.given_name, &mut changed.given_name),
            (self.family_name, &mut changed.family_name),
        ];
        for (wanted, field) in texts {
            if let Some(value) = wanted {
                *field = value;
            }
        }
        if let Some(locale) = self.locale {
            changed.locale = locale;
        }
        changed.active = self.active.unwrap_or(changed.active);
        for (provider, id) in self.provider_ids {
            match id {
                Some(id) => changed.provider_ids.insert(provider, id),
                None => changed.provider_ids.remove(&provider),
            };
        }
        let mut changed = checked(changed)?;
        if changed != *user {
            changed.modified_at = now;
        }
        Ok(changed)
    }
}

/// The person with texts trimmed, if every value is one we take.
fn checked(mut user: User) -> Result<User, DirectoryError> {
    user.user_name = text("userName", &user.user_name, Presence::Required)?;
    user.given_name = text("givenName", &user.given_name, Presence::Optional)?;
    user.family_name = text("familyName", &user.family_name, Presence::Optional)?;
    // After the names it may be made of, so that a name at fault is the one named.
    user.display_name = text("displayName", &user.display_name, Presence::Required)?;
    let id = user.id.as_str();
    if text("id", id, Presence::Required)? != id || id.contains(['/', '?', '#', '%']) {
        return Err(DirectoryError::invalid(
            "id",
            "the id must not hold spaces at its ends nor any of / ? # %",
        ));
    }
    user.email = checked_email("email", &user.email)?;
    if let Some(locale) = &user.locale {
        check_locale(locale)?;
    }
    for (provider, id) in &user.provider_ids {
        let whole = |value: &str| -> Result<bool, DirectoryError> {
            Ok(text("providerIds", value, Presence::Required)? == value)
        };
        if !whole(provider)? || !whole(id)? {
            return Err(DirectoryError::invalid(
                "providerIds",
                "names and ids must not begin or end with a space",
            ));
        }
    }
    Ok(user)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Presence {
    Required,
    Optional,
}

fn text(field: &'static str, value: &str, presence: Presence) -> Result<String, DirectoryError> {
    let value = value.trim();
    if value.is_empty() && presence == Presence::Required {
        return Err(DirectoryError::invalid(field, format!("{field} is missing or empty")));
    }
    if value.chars().count() > MAX_CHARACTERS {
        return Err(DirectoryError::invalid(
            field,
            format!("{field} may have at most {MAX_CHARACTERS} characters"),
        ));
    }
    if value.chars().any(char::is_control) {
        return Err(DirectoryError::invalid(field, format!("{field} must not hold control characters")));
    }
    Ok(value.to_owned())
}

/// The address trimmed, if it is one we take; `field` is what a refusal names.
pub(crate) fn checked_email(field: &'static str, email: &str) -> Result<String, DirectoryError> {
    let email = text(field, email, Presence::Required)?;
    check_email(field, &email)?;
    Ok(email)
}

/// One `@` with something on both sides and no space: whether mail arrives is known only by sending one.
fn check_email(field: &'static str, email: &str) -> Result<(), DirectoryError> {
    let parts: Vec<&str> = email.split('@').collect();
    let plausible = parts.len() == 2
        && parts.iter().all(|part| !part.is_empty())
        && !email.contains(|letter: char| letter.is_whitespace() || "<>,;".contains(letter));
    if plausible {
        return Ok(());
    }
    Err(DirectoryError::invalid(field, format!("\"{email}\" is not an e-mail address like name@example.com")))
}

/// BCP 47 by its outline: a language of 2 to 8 letters, then parts of 1 to 8 letters and digits.
fn check_locale(locale: &LanguageTag) -> Result<(), DirectoryError> {
    let text = locale.as_str();
    let mut parts = text.split('-');
    let language = parts.next().unwrap_or_default();
    let outline = (2..=8).contains(&language.len())
        && language.chars().all(|letter| letter.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()));
    if outline && text.len() <= 35 {
        return Ok(());
    }
    let seen: String = text.chars().filter(|letter| !letter.is_control()).take(40).collect();
    Err(DirectoryError::invalid("locale", format!("\"{seen}\" is not a language tag like de or de-DE")))
}

#[cfg(test)]
mod tests {
    use docket_testkit::samples::{self, NOON};
    use rstest::rstest;

    use super::*;

    fn new_user() -> NewUser {
        NewUser {
            user_name: "afischer".to_owned(),
            email: "anna.fischer@example.com".to_owned(),
            ..NewUser::default()
        }
    }

    fn create(new: NewUser) -> Result<User, DirectoryError> {
        new.into_user(&Chance::seeded(1), NOON)
    }

    #[test]
    fn the_id_is_made_when_it_is_not_given() {
        assert_eq!(create(new_user()).unwrap().id.as_str().len(), 36);
        let given = NewUser { id: Some(UserId::new("g-1")), ..new_user() };
        assert_eq!(create(given).unwrap().id, UserId::new("g-1"));
    }

    #[rstest]
    #[case::given(Some("Anna F."), Some("Anna"), Some("Fischer"), "Anna F.")]
    #[case::of_the_names(None, Some("Anna"), Some("Fischer"), "Anna Fischer")]
    #[case::of_one_name(Some(" "), None, Some("Fischer"), "Fischer")]
    #[case::of_the_user_name(None, None, None, "afischer")]
    fn a_display_name_is_found(
        #[case] display: Option<&str>,
        #[case] given: Option<&str>,
        #[case] family: Option<&str>,
        #[case] expected: &str,
    ) {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let new = NewUser {
            display_name: owned(display),
            given_name: owned(given),
            family_name: owned(family),
            ..new_user()
        };
        assert_eq!(create(new).unwrap().display_name, expected);
    }

    #[rstest]
    #[case::no_user_name(NewUser { user_name: "  ".to_owned(), ..new_user() }, "userName")]
    #[case::control_character(NewUser { user_name: "a\0b".to_owned(), ..new_user() }, "userName")]
    #[case::no_email(NewUser { email: String::new(), ..new_user() }, "email")]
    #[case::no_address(NewUser { email: "anna".to_owned(), ..new_user() }, "email")]
    #[case::two_addresses(NewUser { email: "a@b.c,d@e.f".to_owned(), ..new_user() }, "email")]
    #[case::too_long(NewUser { given_name: Some("x".repeat(256)), ..new_user() }, "givenName")]
    #[case::id_with_slash(NewUser { id: Some(UserId::new("a/b")), ..new_user() }, "id")]
    #[case::locale(NewUser { locale: Some(LanguageTag::new("german!")), ..new_user() }, "locale")]
    #[case::empty_provider_id(NewUser { provider_ids: [("X".to_owned(), String::new())].into(), ..new_user() }, "providerIds")]
    fn a_value_we_do_not_take_is_named(#[case] new: NewUser, #[case] field: &str) {
        match create(new).unwrap_err() {
            DirectoryError::Invalid { field: named, .. } => assert_eq!(named, field),
            other => panic!("{other}"),
        }
    }

    #[test]
    fn a_change_that_changes_nothing_does_not_move_the_time() {
        let user = samples::user("g-1", "afischer");
        let later = NOON.plus(std::time::Duration::from_secs(1));
        let same = Change { email: Some(user.email.clone()), ..Change::default() };
        assert_eq!(same.apply(&user, later).unwrap(), user);
        let other = Change { email: Some("a@example.org".to_owned()), ..Change::default() };
        assert_eq!(other.apply(&user, later).unwrap().modified_at, later);
    }

    #[test]
    fn provider_ids_are_set_and_removed_one_by_one() {
        let mut user = samples::user("g-1", "afischer");
        user.provider_ids = [("A".to_owned(), "1".to_owned()), ("B".to_owned(), "2".to_owned())].into();
        let change = Change {
            provider_ids: [("A".to_owned(), None), ("C".to_owned(), Some("3".to_owned()))].into(),
            ..Change::default()
        };
        let ids = change.apply(&user, NOON).unwrap().provider_ids;
        assert_eq!(ids, [("B".to_owned(), "2".to_owned()), ("C".to_owned(), "3".to_owned())].into());
    }
}

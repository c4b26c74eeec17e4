//! Who somebody known to a provider is here.

use docket_directory::{Change, DirectoryError, NewUser};
use docket_domain::identity_provider::{IdentityProvider, LinkBy};
use docket_domain::user::User;
use docket_domain::{LanguageTag, UserId};
use docket_storage::identity_providers::IdentityLink;

use super::IdentityProviders;
use super::external::External;
use super::fault::Fault;
use crate::error::UaaError;

/// Why somebody is not signed in.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The answer belongs to no journey of this browser, or came too late.
    Stale,
    /// The provider said no; its error code.
    Declined(String),
    /// The provider cannot be used, or is not believed.
    Fault(Fault),
    /// Nobody here is meant.
    Unknown,
    /// They would be created, but the provider does not say what is needed for that.
    Incomplete(&'static str),
    /// They would be created, but somebody else has their user name.
    NameTaken,
    /// The person they would be linked to has roles, and the provider's word is too weak for that.
    NotLinked,
    Deactivated,
    Ours(UaaError),
}

impl<E: Into<UaaError>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self::Ours(error.into())
    }
}

type Result<T> = std::result::Result<T, Refusal>;

impl IdentityProviders {
    /// The person here, found or made, in this order:
    ///
    /// 1. by the Global User ID, if the provider has a claim for it;
    /// 2. by the link remembered from an earlier sign-in;
    /// 3. by verified e-mail address or user name, as configured ([`LinkBy`]);
    /// 4. created, if the provider may.
    ///
    /// Whoever it is gets a link, so that a changed address or name at the provider changes nothing.
    pub(super) async fn find_or_create(
        &self,
        provider: &IdentityProvider,
        external: &External,
    ) -> Result<User> {
        let known = match self.find_known(provider, external).await? {
            Some(found) => Some(found),
            None => self.find_to_link(provider, external).await?.map(|user| (user, false)),
        };
        let (user, created) = match known {
            Some((user, created)) => (user, created),
            None if provider.settings.create_people => (self.create_person(provider, external).await?, true),
            None => return Err(Refusal::Unknown),
        };
        if !user.active {
            return Err(Refusal::Deactivated);
        }
        let mut tx = self.parts.store.begin().await?;
        tx.put_identity_link(&IdentityLink {
            provider: provider.name.clone(),
            subject: external.subject.clone(),
            user_id: user.id.clone(),
            created,
            used_at: self.parts.clock.now(),
        })
        .await?;
        tx.commit().await?;
        Ok(if created { self.keep_up_to_date(provider, user, external).await } else { user })
    }

    /// By Global User ID, then by link; with it whether this provider created the person.
    async fn find_known(
        &self,
        provider: &IdentityProvider,
        external: &External,
    ) -> Result<Option<(User, bool)>> {
        let mut tx = self.parts.store.read().await?;
        let link = tx.find_identity_link(&provider.name, &external.subject).await?;
        if let Some(id) = &external.global_user_id
            && let Some(user) = tx.find_user(&UserId::new(id.clone())).await?
        {
            let created = link.is_some_and(|link| link.created && link.user_id == user.id);
            return Ok(Some((user, created)));
        }
        let Some(link) = link else { return Ok(None) };
        Ok(tx.find_user(&link.user_id).await?.map(|user| (user, link.created)))
    }

    /// Somebody without a link to this provider, by what is configured.
    async fn find_to_link(&self, provider: &IdentityProvider, external: &External) -> Result<Option<User>> {
        let verified = external.email.as_deref().filter(|_| external.email_verified);
        let mut tx = self.parts.store.read().await?;
        let user = match provider.settings.link_by {
            LinkBy::Nothing => None,
            LinkBy::VerifiedEmail => match verified {
                // An address several people have says nothing about who it is.
                Some(email) => {
                    <[User; 1]>::try_from(tx.find_users_by_email(email).await?).ok().map(|[one]| one)
                }
                None => None,
            },
            LinkBy::UserName => match &external.user_name {
                Some(name) => tx.find_user_by_name(name).await?,
                None => None,
            },
        };
        let Some(user) = user else { return Ok(None) };
        // People choose their user name at many providers: it is not enough to become somebody who may do more.
        let sure = verified.is_some_and(|email| email.to_lowercase() == user.email.to_lowercase());
        if !sure && !tx.held_roles(&user.id).await?.collections.is_empty() {
            return Err(Refusal::NotLinked);
        }
        tracing::info!(user.id = %user.id, "User {} is linked to the identity provider {}.", user.id, provider.name);
        Ok(Some(user))
    }

    async fn create_person(&self, provider: &IdentityProvider, external: &External) -> Result<User> {
        let email = external.email.clone().ok_or(Refusal::Incomplete("e-mail address"))?;
        let user_name = external.user_name.clone().unwrap_or_else(|| email.clone());
        let new = NewUser {
            id: external.global_user_id.clone().map(UserId::new),
            user_name,
            email,
            display_name: external.display_name.clone(),
            given_name: external.given_name.clone(),
            family_name: external.family_name.clone(),
            locale: locale(external),
            ..NewUser::default()
        };
        match self.parts.directory.create(new).await {
            Ok(user) => {
                tracing::info!(
                    user.id = %user.id,
                    "User {} was created by signing in with the identity provider {}.", user.id, provider.name
                );
                Ok(user)
            }
            // Two first sign-ins at the same moment make one person.
            Err(DirectoryError::UserNameTaken(_) | DirectoryError::IdTaken(_)) => {
                let other = self.find_known(provider, external).await?;
                other.map(|(user, _)| user).ok_or(Refusal::NameTaken)
            }
            Err(DirectoryError::Invalid { field, .. }) => Err(Refusal::Incomplete(field)),
            Err(error) => Err(error.into()),
        }
    }

    /// Names and address of a person the provider created are the provider's. One it does not say stays; one that is not
    /// taken here is no reason not to sign in.
    async fn keep_up_to_date(&self, provider: &IdentityProvider, user: User, external: &External) -> User {
        let change = Change {
            email: external.email.clone(),
            display_name: external.display_name.clone(),
            given_name: external.given_name.clone(),
            family_name: external.family_name.clone(),
            ..Change::default()
        };
        match self.parts.directory.update(&user.id, change).await {
            Ok(changed) => changed,
            Err(error) => {
                let (id, name) = (&user.id, &provider.name);
                tracing::warn!(user.id = %id, "User {id} keeps their names; those from {name} are not taken: {error}.");
                user
            }
        }
    }
}

/// The language, if it looks like one.
fn locale(external: &External) -> Option<LanguageTag> {
    let tag = external.locale.as_deref()?;
    let fits = tag.len() <= 35
        && tag.split('-').all(|part| (1..=8).contains(&part.len()))
        && tag.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
        && tag
            .split('-')
            .next()
            .is_some_and(|first| first.len() >= 2 && first.chars().all(|c| c.is_ascii_alphabetic()));
    fits.then(|| LanguageTag::new(tag))
}

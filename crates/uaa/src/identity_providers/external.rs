//! Who the provider says somebody is.

use docket_domain::identity_provider::ClaimNames;
use serde_json::{Map, Value};

/// A person as the provider describes them. What it does not say, or says emptily, is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct External {
    pub(super) subject: String,
    pub(super) global_user_id: Option<String>,
    pub(super) user_name: Option<String>,
    pub(super) email: Option<String>,
    /// The provider's word that the address is theirs.
    pub(super) email_verified: bool,
    pub(super) given_name: Option<String>,
    pub(super) family_name: Option<String>,
    pub(super) display_name: Option<String>,
    pub(super) locale: Option<String>,
    /// `None` if the provider has no claim for them, or did not send it.
    pub(super) groups: Option<Vec<String>>,
}

impl External {
    /// Reads the claims by their configured names.
    pub(super) fn read(claims: &Map<String, Value>, names: &ClaimNames) -> Self {
        let text = |name: &Option<String>| -> Option<String> {
            let text = claim(claims, name.as_deref()?)?.as_str()?.trim();
            // No text here holds U+0000: PostgreSQL would not take it.
            (!text.is_empty() && !text.contains('\0')).then(|| text.to_owned())
        };
        let standard = |name: &str| claims.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        // `email_verified` speaks of `email` (Core, 5.1), and some providers write it as a text.
        let verified = match claims.get("email_verified") {
            Some(Value::Bool(verified)) => *verified,
            Some(Value::String(text)) => text == "true",
            _ => false,
        };
        let email = text(&names.email);
        Self {
            subject: standard("sub"),
            global_user_id: text(&names.global_user_id),
            user_name: text(&names.user_name),
            email_verified: verified && email.as_deref() == claims.get("email").and_then(Value::as_str),
            email,
            given_name: text(&names.given_name),
            family_name: text(&names.family_name),
            display_name: text(&names.display_name),
            // OpenID Connect wants BCP 47; some write en_US.
            locale: text(&names.locale).map(|locale| locale.replace('_', "-")),
            groups: names.groups.as_deref().and_then(|name| claim(claims, name)).map(texts),
        }
    }

    /// True if a claim somebody configured is not there: `/userinfo` may have it.
    pub(super) fn lacks_something(&self, names: &ClaimNames) -> bool {
        let lacks = |name: &Option<String>, value: bool| name.is_some() && !value;
        lacks(&names.global_user_id, self.global_user_id.is_some())
            || lacks(&names.user_name, self.user_name.is_some())
            || lacks(&names.email, self.email.is_some())
            || lacks(&names.given_name, self.given_name.is_some())
            || lacks(&names.family_name, self.family_name.is_some())
            || lacks(&names.groups, self.groups.is_some())
    }
}

/// A claim by its name or, if the name begins with a slash, by its way into nested objects (RFC 6901).
fn claim<'c>(claims: &'c Map<String, Value>, name: &str) -> Option<&'c Value> {
    if let Some(way) = name.strip_prefix('/') {
        let mut steps = way.split('/').map(|step| step.replace("~1", "/").replace("~0", "~"));
        let first = claims.get(&steps.next()?)?;
        return steps.try_fold(first, |value, step| value.get(step));
    }
    claims.get(name)
}

/// A list of texts, or one text.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(one) => vec![one.clone()],
        Value::Array(several) => several.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(claims: Value, names: &ClaimNames) -> External {
        External::read(&serde_json::from_value(claims).unwrap(), names)
    }

    #[test]
    fn claims_are_read_by_their_configured_names() {
        let names = ClaimNames {
            global_user_id: Some("https://example.com/guid".to_owned()),
            user_name: Some("upn".to_owned()),
            groups: Some("/xs.system.attributes/xs.saml.groups".to_owned()),
            locale: None,
            ..ClaimNames::default()
        };
        let external = read(
            json!({
                "sub": "s-1", "https://example.com/guid": "g-1", "upn": " ada ", "email": "ada@example.com",
                "email_verified": true, "given_name": "", "locale": "de",
                "xs.system.attributes": {"xs.saml.groups": ["a", 1, "b"]},
            }),
            &names,
        );
        assert_eq!(external.global_user_id.as_deref(), Some("g-1"));
        assert_eq!(external.user_name.as_deref(), Some("ada"));
        assert_eq!((external.given_name, external.locale), (None, None));
        assert_eq!(external.groups, Some(vec!["a".to_owned(), "b".to_owned()]));
        assert!(external.email_verified);
    }

    #[test]
    fn an_address_is_verified_only_by_the_word_on_that_very_address() {
        let names = ClaimNames { email: Some("upn".to_owned()), ..ClaimNames::default() };
        let claims =
            json!({"sub": "s", "upn": "boss@example.com", "email": "me@example.com", "email_verified": true});
        assert!(!read(claims, &names).email_verified);
        for (word, verified) in
            [(json!(true), true), (json!("true"), true), (json!(1), false), (json!(null), false)]
        {
            let claims = json!({"sub": "s", "email": "me@example.com", "email_verified": word});
            assert_eq!(read(claims, &ClaimNames::default()).email_verified, verified);
        }
    }
}

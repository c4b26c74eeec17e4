//! What the caller of the token endpoint sent: form and query merged, the form winning.

use std::collections::BTreeMap;

use super::refusal::Refusal;

/// The grant this endpoint knows.
pub const SAML_BEARER: &str = "urn:ietf:params:oauth:grant-type:saml2-bearer";

/// The parameters of a token request, checked for presence only.
///
/// `user_id`, which older samples send, and everything else is ignored.
#[derive(Debug)]
pub struct Parameters {
    pub company_id: String,
    pub client_id: String,
    pub assertion: String,
    /// A fresh token is wanted although the assertion has one.
    pub new_token: bool,
}

impl Parameters {
    /// Reads the query string and the form body.
    ///
    /// # Errors
    /// [`Refusal::Parameter`] when one is missing, empty or given twice in the same place, and [`Refusal::Grant`] for
    /// another grant.
    pub fn read(query: &str, form: &[u8]) -> Result<Self, Refusal> {
        let mut merged = single(query.as_bytes(), "query")?;
        merged.extend(single(form, "form")?);
        let mut take = |name: &'static str| {
            merged
                .remove(name)
                .filter(|value| !value.trim().is_empty())
                .ok_or_else(|| Refusal::Parameter(format!("{name} is missing")))
        };
        let grant = take("grant_type")?;
        if grant != SAML_BEARER {
            return Err(Refusal::Grant(grant));
        }
        Ok(Self {
            company_id: take("company_id")?,
            client_id: take("client_id")?,
            assertion: take("assertion")?,
            new_token: take("new_token").is_ok_and(|value| value.eq_ignore_ascii_case("true")),
        })
    }
}

fn single(text: &[u8], place: &str) -> Result<BTreeMap<String, String>, Refusal> {
    let mut found = BTreeMap::new();
    for (name, value) in url::form_urlencoded::parse(text) {
        if found.insert(name.to_string(), value.into_owned()).is_some() {
            return Err(Refusal::Parameter(format!("{name} is given twice in the {place}")));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grant() -> String {
        format!("grant_type={SAML_BEARER}")
    }

    #[test]
    fn the_form_wins_over_the_query() {
        let form = format!("{}&client_id=key&assertion=YQ&company_id=FORM", grant());
        let read = Parameters::read("company_id=QUERY&new_token=true", form.as_bytes()).unwrap();
        assert_eq!((read.company_id.as_str(), read.new_token), ("FORM", true));
    }

    #[test]
    fn a_missing_an_empty_and_a_repeated_parameter_are_named() {
        for (query, form, named) in [
            ("", "client_id=a".to_owned(), "grant_type is missing"),
            ("", format!("{}&company_id=&client_id=a&assertion=b", grant()), "company_id is missing"),
            ("", format!("{}&company_id=A&company_id=B", grant()), "company_id is given twice in the form"),
            ("client_id=a&client_id=a", grant(), "client_id is given twice in the query"),
        ] {
            let refusal = Parameters::read(query, form.as_bytes()).unwrap_err();
            assert!(refusal.reason().contains(named), "{}", refusal.reason());
        }
    }

    #[test]
    fn another_grant_is_refused_by_name() {
        let refusal = Parameters::read("grant_type=client_credentials", b"").unwrap_err();
        assert!(refusal.reason().contains("client_credentials"), "{}", refusal.reason());
    }
}

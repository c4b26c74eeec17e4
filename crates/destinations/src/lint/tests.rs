//! Each rule on a destination that breaks it, and on one that does not.

use std::collections::BTreeSet;

use docket_domain::Timestamp;

use super::*;

/// Both SuccessFactors destinations as SAP describes them, without a `SystemUser`.
fn primary() -> Properties {
    Properties::from([
        ("Name", "SF"),
        ("Type", "HTTP"),
        ("URL", "https://api4.successfactors.com/api-ext/"),
        ("ProxyType", "Internet"),
        ("Authentication", "OAuth2ClientCredentials"),
        ("clientId", "c"),
        ("clientSecret", "s"),
        ("tokenServiceURLType", "Dedicated"),
        ("tokenServiceURL", "https://acme.accounts.example/oauth2/token"),
        ("tokenService.body.resource", "urn:sap:identity:application:provider:name:sf"),
        ("tc.enabled", "true"),
        ("tc.provider_type", "SuccessFactors"),
    ])
}

fn secondary() -> Properties {
    Properties::from([
        ("Name", "SF_PP"),
        ("Type", "HTTP"),
        ("URL", "https://api4.successfactors.com/api-ext/"),
        ("ProxyType", "Internet"),
        ("Authentication", "OAuth2SAMLBearerAssertion"),
        ("audience", "www.successfactors.com"),
        ("authnContextClassRef", "urn:oasis:names:tc:SAML:2.0:ac:classes:PreviousSession"),
        ("clientKey", "key"),
        ("apiKey", "key"),
        ("companyId", "ACME"),
        ("tokenServiceURLType", "Dedicated"),
        ("tokenServiceURL", "https://api4.successfactors.com/oauth/token"),
        ("nameIdFormat", "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"),
        ("tc.provider_type", "SuccessFactors"),
    ])
}

fn with(mut properties: Properties, changes: &[(&str, Option<&str>)]) -> Properties {
    for (name, value) in changes {
        match value {
            Some(value) => properties.set(*name, *value),
            None => drop(properties.remove(name)),
        }
    }
    properties
}

fn findings(all: &[Properties]) -> Vec<Finding> {
    lint(&Landscape::new(all.iter().map(|one| Subject::new(one, &[])).collect()))
}

fn codes(all: &[Properties]) -> Vec<(&'static str, String)> {
    findings(all).into_iter().map(|one| (one.code, one.property.unwrap_or_default())).collect()
}

/// What changes on the primary destination lead to.
fn of_primary(changes: &[(&str, Option<&str>)]) -> Vec<(&'static str, String)> {
    codes(&[with(primary(), changes), secondary()])
}

fn of_secondary(changes: &[(&str, Option<&str>)]) -> Vec<(&'static str, String)> {
    codes(&[primary(), with(secondary(), changes)])
}

#[test]
fn two_destinations_as_documented_have_no_finding() {
    assert_eq!(findings(&[primary(), secondary()]), []);
}

#[test]
fn each_rule_has_a_code_of_its_own_and_speaks_in_sentences() {
    let codes: BTreeSet<_> = RULES.iter().map(|rule| rule.code).collect();
    assert_eq!(codes.len(), RULES.len());
    for rule in RULES {
        assert!(rule.about.ends_with('.') && rule.fix.ends_with('.'), "{}", rule.code);
    }
}

#[rstest::rstest]
#[case(&[("tc.enabled", None), ("Tc.enabled", Some("true"))], &[("WRONG_CASE", "Tc.enabled"), ("NOT_ENABLED", "tc.enabled")])]
#[case(&[("url.headers.X", Some("y"))], &[("WRONG_CASE", "url.headers.X")])]
#[case(&[("tokenServiceUrlType", Some("Dedicated")), ("tokenServiceURLType", None)], &[("WRONG_CASE", "tokenServiceUrlType")])]
#[case(&[("tc.inbox.pull.day", Some("30"))], &[("MISSPELT", "tc.inbox.pull.day")])]
#[case(&[("tc.something", Some("x"))], &[("UNKNOWN_PROPERTY", "tc.something")])]
#[case(&[("clientId", Some("c\n"))], &[("BLANKS", "clientId")])]
#[case(&[("URL", Some("https://api4.successfactors.com/api-ext/task-provider/v2"))], &[("URL_SUFFIX", "URL")])]
#[case(&[("URL", Some("https://api4.successfactors.com/api-ext/?company=x"))], &[("URL_QUERY", "URL")])]
#[case(&[("URL", Some("https://u:p@api4.successfactors.com/api-ext/"))], &[("URL_CREDENTIALS", "URL")])]
#[case(&[("tokenServiceURL", Some("http://acme.accounts.example/oauth2/token"))], &[("NOT_ENCRYPTED", "tokenServiceURL")])]
#[case(&[("tc.inbox.pull.days", Some("181"))], &[("BAD_VALUE", "tc.inbox.pull.days")])]
#[case(&[("tc.enabled", Some("True"))], &[("BAD_VALUE", "tc.enabled")])]
#[case(&[("tokenServiceURL.SocketReadTimeoutInSeconds", Some("900"))], &[("BAD_VALUE", "tokenServiceURL.SocketReadTimeoutInSeconds")])]
#[case(&[("TrustAll", Some("true"))], &[("TRUST_ALL", "TrustAll")])]
#[case(&[("tc.provider_type", Some("successfactors"))], &[("PP_DIFFERS", "tc.provider_type"), ("PROVIDER_TYPE_CASE", "tc.provider_type")])]
#[case(&[("tc.concur.dc", Some("eu2"))], &[("PROVIDER_PROPERTY_FOREIGN", "tc.concur.dc")])]
#[case(&[("URL", Some("https://api4.successfactors.com/odata/v2/"))], &[("PROVIDER_VALUE", "URL")])]
#[case(&[("Authentication", Some("BasicAuthentication")), ("User", Some("u")), ("Password", Some("p"))], &[("BASIC_AUTHENTICATION", "Authentication")])]
#[case(&[("tokenServiceURL", Some("https://api4.successfactors.com/oauth/idp"))], &[("OAUTH_IDP", "tokenServiceURL")])]
#[case(&[("clientId", None)], &[("INVALID", "clientId")])]
fn a_primary_destination_that_is_not_right(
    #[case] changes: &[(&str, Option<&str>)],
    #[case] expected: &[(&str, &str)],
) {
    let mut found = of_primary(changes);
    let mut expected: Vec<_> =
        expected.iter().map(|(code, property)| (*code, (*property).to_owned())).collect();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

#[rstest::rstest]
#[case(&[("Name", Some("Other_PP"))], &[("PP_MISSING", ""), ("PP_RENAMED", "Name")])]
#[case(&[("SystemUser", Some("TECH"))], &[("PP_SYSTEM_USER", "SystemUser")])]
#[case(&[("Authentication", Some("OAuth2ClientCredentials")), ("clientId", Some("c"))], &[("PP_DIFFERS", "tokenServiceURL"), ("PP_NOT_AS_PERSON", "Authentication")])]
#[case(&[("tc.enabled", Some("true"))], &[("PP_HAS_ENABLED", "tc.enabled")])]
#[case(&[("URL", Some("https://api5.successfactors.com/api-ext/"))], &[("PP_DIFFERS", "URL")])]
#[case(&[("tc.clientId", Some("x"))], &[("PP_NO_EFFECT", "tc.clientId")])]
#[case(&[("audience", Some("WWW.successfactors.com"))], &[("PROVIDER_VALUE_CASE", "audience")])]
#[case(&[("audience", Some("x"))], &[("PROVIDER_VALUE", "audience")])]
#[case(&[("apiKey", Some("other"))], &[("PROVIDER_VALUE", "apiKey")])]
#[case(&[("companyId", None)], &[("PROVIDER_PROPERTY_MISSING", "companyId")])]
#[case(&[("apiKey", None)], &[("PROVIDER_PROPERTY_MISSING", "apiKey")])]
#[case(&[("nameIdFormat", Some("urn:oasis:names:tc:SAML:2.0:nameid-format:emailAddress"))], &[("NAME_ID_FORMAT", "nameIdFormat")])]
fn a_secondary_destination_that_is_not_right(
    #[case] changes: &[(&str, Option<&str>)],
    #[case] expected: &[(&str, &str)],
) {
    let mut found = of_secondary(changes);
    let mut expected: Vec<_> =
        expected.iter().map(|(code, property)| (*code, (*property).to_owned())).collect();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn a_system_user_comes_with_the_same_destination_written_for_client_credentials() {
    let with_system_user = with(
        secondary(),
        &[("Name", Some("SF")), ("SystemUser", Some("TECH")), ("tc.enabled", Some("true"))],
    );
    let mut all = findings(&[with_system_user.clone(), secondary()]);
    let same_client = all.pop().unwrap();
    assert_eq!((same_client.code, same_client.destination.as_str()), ("PP_SAME_CLIENT", "SF_PP"));
    let [finding] = &all[..] else { panic!("{all:?}") };
    assert_eq!((finding.code, finding.property.as_deref()), ("SYSTEM_USER", Some("SystemUser")));
    let mut example: Properties = finding.example.clone().unwrap().into_iter().collect();
    // Placeholders are to be filled in.
    example.set(
        "tokenServiceURL",
        example.get("tokenServiceURL").unwrap().replace("<identity tenant>", "acme.example"),
    );
    crate::check(&example).unwrap();
    assert_eq!(example.get("Authentication"), Some("OAuth2ClientCredentials"));
    assert_eq!(example.get("URL"), with_system_user.get("URL"));
    let resource = example.under("tokenService.body.").next().unwrap();
    assert!(resource.1.starts_with("urn:sap:identity:application:provider:name:"), "{resource:?}");
    assert_eq!((example.get("SystemUser"), example.get("audience")), (None, None));
}

#[test]
fn of_two_destinations_to_one_system_the_younger_is_named() {
    let other =
        with(primary(), &[("Name", Some("A")), ("URL", Some("https://API4.successfactors.com/api-ext"))]);
    let mut landscape =
        Landscape::new([primary(), other, secondary()].iter().map(|one| Subject::new(one, &[])).collect());
    let duplicate = |landscape: &Landscape<'_>| {
        let found = lint(landscape).into_iter().find(|one| one.code == "DUPLICATE_PROVIDER");
        found.map(|one| one.destination)
    };
    assert_eq!(duplicate(&landscape).as_deref(), Some("SF"));
    landscape.subjects[0].created_at = Some(Timestamp::from_seconds(1));
    landscape.subjects[1].created_at = Some(Timestamp::from_seconds(2));
    assert_eq!(duplicate(&landscape).as_deref(), Some("A"));
}

#[test]
fn a_certificate_that_ends_is_told_days_ahead() {
    let properties = with(primary(), &[("KeyStoreLocation", Some("a.p12"))]);
    let code = |ends: i64, name: &str| {
        let ends = Timestamp::from_seconds(ends * 86_400 + 1);
        let certificates =
            Certificates { files: [(name.to_owned(), Some(ends))].into(), ..Certificates::default() };
        let subjects = vec![Subject::new(&properties, &[]), Subject::new(&secondary(), &[])];
        let landscape = Landscape::new(subjects).with_certificates(&certificates, Timestamp::from_seconds(0));
        let found =
            lint(&landscape).into_iter().find(|one| one.property.as_deref() == Some("KeyStoreLocation"));
        found.map(|one| (one.code, one.message))
    };
    assert_eq!(code(60, "a.p12"), None);
    assert_eq!(code(59, "a.p12").unwrap().1, "The certificate in a.p12 ends in 59 days.");
    assert_eq!(code(-1, "a.p12").unwrap().0, "CERTIFICATE_EXPIRED");
    assert_eq!(code(90, "b.p12").unwrap().0, "CERTIFICATE_MISSING");
}

#[test]
fn a_safe_change_mends_what_was_found_and_nothing_else() {
    let broken = with(
        secondary(),
        &[
            ("tc.enabled", Some("true")),
            ("Audience", Some("www.successfactors.com")),
            ("audience", None),
            ("companyId", Some(" ACME")),
            ("clientsecret", Some("hunter2")),
            ("SystemUser", Some("TECH")),
        ],
    );
    let found = findings(&[primary(), broken.clone()]);
    assert!(!format!("{found:?}").contains("hunter2"));
    let mut mended = broken;
    for finding in found.iter().filter(|finding| finding.is_safe) {
        finding.change.as_ref().unwrap().apply(&mut mended);
    }
    assert_eq!(mended, with(secondary(), &[("clientSecret", Some("hunter2"))]));
    assert_eq!(findings(&[primary(), mended]), []);
}

#[test]
fn a_change_that_would_overwrite_a_property_is_not_safe() {
    let both = with(primary(), &[("Tc.enabled", Some("false"))]);
    let found = findings(&[both, secondary()]);
    assert_eq!((found.len(), found[0].code, found[0].is_safe), (1, "WRONG_CASE", false));
}

#[test]
fn a_name_longer_than_the_task_center_allows_is_an_error_of_connectors_only() {
    let long = "x".repeat(65);
    let found = findings(&[with(primary(), &[("Name", Some(&long))])]);
    assert_eq!(found[0].code, "NAME_TOO_LONG");
    let plain = Properties::from([("Name", long.as_str()), ("Type", "HTTP"), ("URL", "https://x.example")]);
    assert_eq!(findings(&[plain]), []);
}

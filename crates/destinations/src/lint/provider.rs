//! What each product's destinations need.
//!
//! Source: SAP Task Center, "Destinations to Task Providers" and the page of each product.

use super::{Change, Hit, Landscape, Subject};
use crate::catalogue::{self, PROVIDER_TYPES};

/// What one product wants.
struct Provider {
    kind: &'static str,
    /// Documented for the primary destination.
    authentications: &'static [&'static str],
    /// Needed on the primary destination.
    needs: &'static [&'static str],
    /// Needed on the secondary one.
    secondary_needs: &'static [&'static str],
    /// Values wanted where the property is there; on the primary and the secondary destination.
    values: &'static [(&'static str, &'static str)],
    secondary_values: &'static [(&'static str, &'static str)],
    /// Properties that nobody else has.
    own: &'static [&'static str],
}

const SAML: &str = "OAuth2SAMLBearerAssertion";
const CLIENT: &str = "OAuth2ClientCredentials";
const BASIC: &str = "BasicAuthentication";
const CERTIFICATE: &str = "ClientCertificateAuthentication";
const EMAIL: &str = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";

const NONE: Provider = Provider {
    kind: "",
    authentications: &[],
    needs: &[],
    secondary_needs: &[],
    values: &[],
    secondary_values: &[],
    own: &[],
};

const FSM_HEADERS: &[&str] = &[
    "URL.headers.X-Account-ID",
    "URL.headers.X-Company-ID",
    "URL.headers.X-Client-Id",
    "URL.headers.X-Client-Version",
];
const FSM_VALUES: &[(&str, &str)] =
    &[("URL.headers.X-Client-Id", "sap-task-center"), ("URL.headers.X-Client-Version", "1.0")];
const OF_USER_UUID: &[(&str, &str)] = &[("userIdSource", "user_uuid")];

static PROVIDERS: [Provider; 14] = [
    Provider {
        kind: "AFC",
        authentications: &[SAML],
        needs: &["userIdSource"],
        values: OF_USER_UUID,
        ..NONE
    },
    Provider {
        kind: "Ariba",
        authentications: &[SAML],
        needs: &["tokenServiceURL.headers.apikey", "URL.headers.apikey", "URL.queries.realm"],
        ..NONE
    },
    Provider {
        kind: "SPA",
        authentications: &[SAML],
        needs: &["tc.task.ui.url", "userIdSource"],
        values: OF_USER_UUID,
        own: &["tc.task.ui.url", "tc.ias.dependency_name"],
        ..NONE
    },
    Provider {
        kind: "WorkZone",
        authentications: &[SAML],
        needs: &["tokenServiceURL.headers.authAttribute", "userIdSource"],
        values: &[("tokenServiceURL.headers.authAttribute", "user_uuid"), ("userIdSource", "user_uuid")],
        ..NONE
    },
    Provider {
        kind: "C4C",
        authentications: &[BASIC, CERTIFICATE],
        secondary_needs: &["scope"],
        secondary_values: &[("nameIdFormat", EMAIL), ("scope", "UIWC:CC_HOME")],
        ..NONE
    },
    Provider {
        kind: "Concur",
        authentications: &[SAML],
        needs: &["tc.concur.dc", "tc.concur.companyUUID", "tc.grant_type"],
        values: &[("audience", "Concur"), ("tc.grant_type", "refresh_token")],
        own: &["tc.concur.dc", "tc.concur.companyUUID", "tc.concur.auth.req.token.enabled", "tc.grant_type"],
        ..NONE
    },
    Provider {
        kind: "Fieldglass",
        authentications: &[SAML],
        needs: &[
            "URL.headers.X-ApplicationKey",
            "tokenServiceURL.queries.client_id",
            "tokenServiceURL.queries.client_secret",
        ],
        ..NONE
    },
    Provider {
        kind: "FSM",
        authentications: &[CLIENT],
        needs: FSM_HEADERS,
        secondary_needs: FSM_HEADERS,
        values: FSM_VALUES,
        secondary_values: FSM_VALUES,
        ..NONE
    },
    Provider {
        kind: "SMC",
        authentications: &[SAML],
        needs: &["URL.queries.sap-client", "userIdSource"],
        values: OF_USER_UUID,
        ..NONE
    },
    Provider { kind: "S/4HANA", authentications: &[BASIC], needs: &["URL.queries.sap-client"], ..NONE },
    Provider {
        kind: "S/4HANAPrivateCloud",
        authentications: &[BASIC],
        needs: &["URL.queries.sap-client"],
        ..NONE
    },
    Provider {
        kind: "S/4HANACloud",
        authentications: &[SAML],
        needs: &["URL.queries.sap-client", "userIdSource"],
        values: OF_USER_UUID,
        ..NONE
    },
    Provider {
        kind: "SuccessFactors",
        authentications: &[SAML, CLIENT],
        values: &[("audience", "www.successfactors.com"), ("nameQualifier", "www.successfactors.com")],
        secondary_values: &[("audience", "www.successfactors.com")],
        ..NONE
    },
    Provider {
        kind: "UiPath",
        authentications: &[CLIENT],
        needs: &["tokenService.body.scope", "URL.headers.ServiceUrl"],
        ..NONE
    },
];

/// What only one product has, besides the catalogue.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    let further = ["tc.pp.user_types", "tc.pp.search_operation", "tc.pp.active_users_only", "tc.wz.home.url"];
    PROVIDERS.iter().flat_map(|provider| provider.own).copied().chain(further)
}

pub(super) fn knows(name: &str) -> bool {
    names().any(|known| known == name)
}

fn of(subject: &Subject) -> Option<&'static Provider> {
    let kind = subject.get("tc.provider_type")?;
    PROVIDERS.iter().find(|provider| provider.kind == kind)
}

pub(super) fn kind(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    match subject.get("tc.provider_type") {
        None if subject.is_connector() => {
            vec![Hit::at(
                "tc.provider_type",
                "tc.provider_type is missing; the generic icon is used, and nothing that is special about the product.",
            )]
        }
        Some(kind) if !PROVIDER_TYPES.iter().any(|known| known.eq_ignore_ascii_case(kind)) => {
            vec![Hit::at(
                "tc.provider_type",
                format!(
                    "tc.provider_type is none of {}; the generic icon is used.",
                    PROVIDER_TYPES.join(", ")
                ),
            )]
        }
        _ => Vec::new(),
    }
}

pub(super) fn kind_case(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    let Some(kind) = subject.get("tc.provider_type") else { return Vec::new() };
    let meant = PROVIDER_TYPES.iter().find(|known| known.eq_ignore_ascii_case(kind) && **known != kind);
    meant
        .map(|meant| {
            vec![
                Hit::at(
                    "tc.provider_type",
                    format!(
                        "tc.provider_type is written {meant}; as it is, it is taken for another product."
                    ),
                )
                .with(Change::set("tc.provider_type", *meant)),
            ]
        })
        .unwrap_or_default()
}

pub(super) fn missing(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    let Some(provider) = of(subject) else { return Vec::new() };
    let needs = if subject.primary_name().is_some() { provider.secondary_needs } else { provider.needs };
    let is_written_otherwise =
        |name: &str| subject.properties.iter().any(|(known, _)| known.eq_ignore_ascii_case(name));
    let missing = needs.iter().copied().filter(|name| !is_written_otherwise(name));
    let mut hits: Vec<Hit> = missing.map(|name| needed(provider.kind, name)).collect();
    if provider.kind == "SuccessFactors" && subject.get("Authentication") == Some(SAML) {
        let token_url = subject.get("tokenServiceURL").unwrap_or_default();
        let has_company = subject.get("companyId").is_some() || token_url.contains("company_id=");
        if !has_company && !is_written_otherwise("companyId") {
            hits.push(needed(provider.kind, "companyId"));
        }
        if subject.get("apiKey").is_none() && !is_written_otherwise("apiKey") {
            let hit = needed(provider.kind, "apiKey");
            hits.push(match subject.get("clientKey") {
                Some(key) => hit.with(Change::set("apiKey", key)),
                None => hit,
            });
        }
    }
    hits
}

fn needed(kind: &str, name: &str) -> Hit {
    Hit::at(name, format!("{name} is missing; destinations of {kind} need it."))
}

pub(super) fn foreign(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    let Some(kind) = subject.get("tc.provider_type").filter(|kind| *kind != "Custom") else {
        return Vec::new();
    };
    let owner = |name: &str| PROVIDERS.iter().find(|provider| provider.own.contains(&name));
    subject
        .properties
        .iter()
        .filter_map(|(name, _)| {
            let owner = owner(name)?;
            let message =
                format!("{name} belongs to destinations of {}, and tc.provider_type is {kind}.", owner.kind);
            (owner.kind != kind).then(|| Hit::at(name, message).with(Change::remove(name)))
        })
        .collect()
}

/// What differs from a value the product wants, with that value.
fn unwanted(subject: &Subject) -> Vec<(&'static str, &'static str, &str)> {
    let Some(provider) = of(subject) else { return Vec::new() };
    let values = if subject.primary_name().is_some() { provider.secondary_values } else { provider.values };
    values
        .iter()
        .filter_map(|(name, wanted)| {
            let value = subject.get(name)?;
            (value != *wanted && !Subject::is_hidden(value)).then_some((*name, *wanted, value))
        })
        .collect()
}

pub(super) fn value(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    let mut hits: Vec<Hit> = unwanted(subject)
        .into_iter()
        .filter(|(_, wanted, value)| !value.trim().eq_ignore_ascii_case(wanted))
        .map(|(name, wanted, _)| {
            Hit::at(name, format!("{name} is usually {wanted} for this product."))
                .with(Change::set(name, wanted))
        })
        .collect();
    if of(subject).is_some_and(|provider| provider.kind == "SuccessFactors") {
        hits.extend(success_factors(subject));
    }
    hits
}

/// Source: SAP Task Center, "Connect SAP SuccessFactors and SAP Task Center".
fn success_factors(subject: &Subject) -> Vec<Hit> {
    let mut hits = Vec::new();
    if let Some(url) = subject.get("URL")
        && let Some(start) = url.find("/odata/v2")
    {
        let changed = format!("{}/api-ext/", &url[..start]);
        let message = "URL ends in /odata/v2; tasks are served below /api-ext/.";
        hits.push(Hit::at("URL", message).with(Change::set("URL", changed)));
    }
    if subject.get("Authentication") != Some(SAML) {
        return hits;
    }
    if let (Some(api_key), Some(client_key)) = (subject.get("apiKey"), subject.get("clientKey"))
        && api_key != client_key
    {
        let message = "apiKey differs from clientKey; SuccessFactors refuses the assertion then. Both are the API key of the client application.";
        hits.push(Hit::at("apiKey", message).with(Change::set("apiKey", client_key)));
    }
    if let Some(token_url) = subject.get("tokenServiceURL") {
        let path = token_url.split('?').next().unwrap_or_default().trim_end_matches('/');
        if !path.ends_with("/oauth/token") && !path.ends_with("/oauth/idp") {
            hits.push(Hit::at(
                "tokenServiceURL",
                "tokenServiceURL does not end in /oauth/token, where SuccessFactors issues tokens.",
            ));
        }
    }
    hits
}

pub(super) fn value_case(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    unwanted(subject)
        .into_iter()
        .filter(|(_, wanted, value)| value.trim().eq_ignore_ascii_case(wanted))
        .map(|(name, wanted, _)| {
            Hit::at(name, format!("{name} must be written {wanted}: it is compared letter by letter."))
                .with(Change::set(name, wanted))
        })
        .collect()
}

pub(super) fn authentication(subject: &Subject, _: &Landscape<'_>) -> Vec<Hit> {
    let (Some(provider), Some(authentication)) = (of(subject), subject.get("Authentication")) else {
        return Vec::new();
    };
    let is_documented = provider.authentications.contains(&authentication);
    // Basic authentication for SuccessFactors has a rule of its own; another value there is not.
    let has_own_rule = provider.kind == "SuccessFactors" && authentication == BASIC;
    let is_one = catalogue::find("Authentication")
        .is_some_and(|known| known.values.offered().contains(&authentication));
    if !subject.may_be_connector() || is_documented || has_own_rule || !is_one {
        return Vec::new();
    }
    let documented = provider.authentications.join(" or ");
    let message =
        format!("Authentication is {authentication}; for {} SAP documents {documented}.", provider.kind);
    vec![Hit::at("Authentication", message)]
}

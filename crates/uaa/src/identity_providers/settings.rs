//! What can be said about a provider, and the rules for it.

use std::collections::BTreeMap;

use docket_domain::identity_provider::{
    ClaimNames, ClientAuthentication, IdentityProvider, LinkBy, ProviderSettings, SigningAlgorithm,
};
use docket_domain::{Authentication, Timestamp};
use docket_http::ApiError;
use docket_http::fields::Fields;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use zeroize::Zeroizing;

use super::ProviderError;
use super::metadata::safe_url;

const MOST_CHARACTERS: usize = 255;
const MOST_NAME_CHARACTERS: usize = 60;
/// Names the original token service has for its own passwords.
const RESERVED: [&str; 3] = [Authentication::LOCAL, "uaa", "local"];

/// What to set; `None` leaves a value as it is.
#[derive(Default)]
pub(super) struct Changes {
    display_name: Option<String>,
    issuer: Option<String>,
    client_id: Option<String>,
    client_secret: Option<Zeroizing<String>>,
    client_authentication: Option<ClientAuthentication>,
    scopes: Option<Vec<String>>,
    signing_algorithms: Option<Vec<SigningAlgorithm>>,
    /// By claim; a `None` inside stops reading it.
    claims: Vec<(&'static str, Option<String>)>,
    group_roles: Option<BTreeMap<String, Vec<String>>>,
    create_people: Option<bool>,
    link_by: Option<LinkBy>,
    enabled: Option<bool>,
    position: Option<i64>,
}

/// The names of [`ClaimNames`] as they are written.
const CLAIMS: [&str; 8] =
    ["globalUserId", "userName", "email", "givenName", "familyName", "displayName", "locale", "groups"];

impl Changes {
    /// Takes them from a request.
    pub(super) fn take(fields: &mut Fields) -> Result<Self, ApiError> {
        let algorithms = fields.texts("signingAlgorithms")?;
        Ok(Self {
            display_name: fields.text("displayName")?,
            issuer: fields.text("issuer")?,
            client_id: fields.text("clientId")?,
            client_secret: fields.text("clientSecret")?.map(Zeroizing::new),
            client_authentication: one_of("clientAuthentication", fields.text("clientAuthentication")?)?,
            scopes: fields.texts("scopes")?,
            signing_algorithms: algorithms
                .map(|names| names.iter().map(|name| known("signingAlgorithms", name)).collect())
                .transpose()?,
            claims: claims(fields.object("claims")?.unwrap_or_default())?,
            group_roles: fields.object("groupRoles")?.map(group_roles).transpose()?,
            create_people: fields.flag("createPeople")?,
            link_by: one_of("linkBy", fields.text("linkBy")?)?,
            enabled: fields.flag("enabled")?,
            position: fields.integer("position")?,
        })
    }

    /// True if these make the provider another one.
    pub(super) fn moves_issuer(&self, provider: &IdentityProvider) -> bool {
        self.issuer.as_ref().is_some_and(|issuer| issuer.trim() != provider.settings.issuer)
    }
}

fn one_of<T: DeserializeOwned>(field: &str, given: Option<String>) -> Result<Option<T>, ProviderError> {
    given.map(|text| known(field, &text)).transpose()
}

/// The variant of that name; the parser's message lists what there is.
fn known<T: DeserializeOwned>(field: &str, text: &str) -> Result<T, ProviderError> {
    serde_json::from_value(Value::String(text.chars().take(64).collect()))
        .map_err(|error| ProviderError::invalid(field, format!("{field}: {error}.")))
}

fn claims(given: Map<String, Value>) -> Result<Vec<(&'static str, Option<String>)>, ProviderError> {
    let mut claims = Vec::new();
    for (name, value) in given {
        let Some(name) = CLAIMS.into_iter().find(|known| *known == name) else {
            let known = CLAIMS.join(", ");
            return Err(ProviderError::invalid("claims", format!("The claims to map are {known}.")));
        };
        match value {
            Value::Null => claims.push((name, None)),
            Value::String(claim) => {
                let claim = text(&format!("claims.{name}"), &claim)?;
                claims.push((name, Some(claim)));
            }
            _ => {
                let field = format!("claims.{name}");
                let message = format!("{field} must be a claim's name, or null not to read any.");
                return Err(ProviderError::invalid(field, message));
            }
        }
    }
    Ok(claims)
}

/// Whether there are such role collections is looked up where the provider is stored.
fn group_roles(given: Map<String, Value>) -> Result<BTreeMap<String, Vec<String>>, ProviderError> {
    let invalid = |message: String| ProviderError::invalid("groupRoles", message);
    let mut mapping = BTreeMap::new();
    for (group, roles) in given {
        let names = roles
            .as_array()
            .ok_or_else(|| invalid("Each group needs a list of role collections.".to_owned()))?;
        let mut given = Vec::new();
        for name in names {
            let name = name
                .as_str()
                .ok_or_else(|| invalid("Role collections are given by their names, as texts.".to_owned()))?;
            if !given.iter().any(|known| known == name) {
                given.push(name.to_owned());
            }
        }
        mapping.insert(text("groupRoles", &group)?, given);
    }
    Ok(mapping)
}

/// A provider as it will be stored.
pub(super) struct Draft {
    pub(super) provider: IdentityProvider,
    pub(super) secret: Option<Zeroizing<String>>,
    now: Timestamp,
}

impl Draft {
    /// A new one, with what most providers need and nothing to call yet.
    pub(super) fn new(name: String, now: Timestamp) -> Self {
        let settings = ProviderSettings {
            display_name: name.clone(),
            issuer: String::new(),
            client_id: String::new(),
            client_authentication: ClientAuthentication::default(),
            scopes: ["openid", "profile", "email"].map(str::to_owned).to_vec(),
            signing_algorithms: vec![SigningAlgorithm::RS256],
            claims: ClaimNames::default(),
            group_roles: BTreeMap::new(),
            create_people: false,
            link_by: LinkBy::default(),
        };
        let provider = IdentityProvider {
            name,
            enabled: true,
            position: 0,
            settings,
            created_at: now,
            modified_at: now,
        };
        Self { provider, secret: None, now }
    }

    pub(super) fn of(provider: IdentityProvider, now: Timestamp) -> Self {
        Self { provider, secret: None, now }
    }

    /// With the changes made, if every value is one that is taken. `has_secret`: one is kept already.
    pub(super) fn changed(mut self, changes: Changes, has_secret: bool) -> Result<Self, ProviderError> {
        let Changes {
            display_name,
            issuer,
            client_id,
            client_secret,
            client_authentication,
            scopes,
            signing_algorithms,
            claims,
            group_roles,
            create_people,
            link_by,
            enabled,
            position,
        } = changes;
        let settings = &mut self.provider.settings;
        set(&mut settings.display_name, display_name);
        set(&mut settings.issuer, issuer.map(|issuer| issuer.trim().to_owned()));
        set(&mut settings.client_id, client_id);
        set(&mut settings.client_authentication, client_authentication);
        set(&mut settings.scopes, scopes);
        set(&mut settings.signing_algorithms, signing_algorithms);
        set(&mut settings.group_roles, group_roles);
        set(&mut settings.create_people, create_people);
        set(&mut settings.link_by, link_by);
        for (name, claim) in claims {
            *slot(&mut settings.claims, name) = claim;
        }
        set(&mut self.provider.enabled, enabled);
        set(&mut self.provider.position, position);
        self.provider.modified_at = self.now;
        self.secret = client_secret;
        self.check(has_secret)?;
        Ok(self)
    }

    fn check(&mut self, has_secret: bool) -> Result<(), ProviderError> {
        check_name(&self.provider.name)?;
        let settings = &mut self.provider.settings;
        settings.display_name = text("displayName", &settings.display_name)?;
        settings.client_id = text("clientId", &settings.client_id)?;
        let issuer = text("issuer", &settings.issuer)?;
        let url = safe_url(&issuer)
            .map_err(|reason| ProviderError::invalid("issuer", format!("The issuer {reason}.")))?;
        if url.query().is_some() {
            return Err(ProviderError::invalid("issuer", "The issuer must not hold a query."));
        }
        if !settings.scopes.iter().any(|scope| scope == "openid") {
            let message = "openid must be among the scopes: without it there is no ID token.";
            return Err(ProviderError::invalid("scopes", message));
        }
        let scope = |scope: &String| {
            !scope.is_empty() && scope.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"')
        };
        if !settings.scopes.iter().all(scope) {
            return Err(ProviderError::invalid("scopes", "Scopes are texts without spaces."));
        }
        if settings.signing_algorithms.is_empty() {
            return Err(ProviderError::invalid(
                "signingAlgorithms",
                "Name at least one signature algorithm.",
            ));
        }
        let needs_secret = settings.client_authentication.has_secret();
        match &self.secret {
            Some(_) if !needs_secret => {
                let message = "clientSecret is only for client_secret_basic and client_secret_post.";
                Err(ProviderError::invalid("clientSecret", message))
            }
            Some(secret)
                if secret.is_empty() || secret.len() > 4096 || secret.chars().any(char::is_control) =>
            {
                Err(ProviderError::invalid("clientSecret", "clientSecret must be a text of 1 to 4096 bytes."))
            }
            None if needs_secret && !has_secret => Err(ProviderError::invalid(
                "clientSecret",
                "clientSecret is missing; a client without one has clientAuthentication none or private_key_jwt.",
            )),
            _ => Ok(()),
        }
    }
}

fn set<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}

fn slot<'c>(claims: &'c mut ClaimNames, name: &str) -> &'c mut Option<String> {
    match name {
        "globalUserId" => &mut claims.global_user_id,
        "userName" => &mut claims.user_name,
        "email" => &mut claims.email,
        "givenName" => &mut claims.given_name,
        "familyName" => &mut claims.family_name,
        "displayName" => &mut claims.display_name,
        "locale" => &mut claims.locale,
        "groups" => &mut claims.groups,
        _ => unreachable!("only the names in CLAIMS come here"),
    }
}

/// It stands in addresses and in the `origin` of tokens.
fn check_name(name: &str) -> Result<(), ProviderError> {
    let allowed =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-.".contains(letter);
    let outline = (1..=MOST_NAME_CHARACTERS).contains(&name.len())
        && name.chars().all(allowed)
        && name.starts_with(|letter: char| letter.is_ascii_alphanumeric());
    if !outline {
        let message = "The name has 1 to 60 lower-case letters, digits, hyphens and dots, and begins with a letter or digit.";
        return Err(ProviderError::invalid("name", message));
    }
    if RESERVED.contains(&name) {
        return Err(ProviderError::invalid(
            "name",
            format!("The name {name} stands for docket's own passwords."),
        ));
    }
    Ok(())
}

fn text(field: &str, value: &str) -> Result<String, ProviderError> {
    let value = value.trim();
    if value.is_empty() {
        return Err(ProviderError::invalid(field, format!("{field} is missing or empty.")));
    }
    if value.chars().count() > MOST_CHARACTERS || value.chars().any(char::is_control) {
        let message = format!("{field} has at most {MOST_CHARACTERS} characters and no control characters.");
        return Err(ProviderError::invalid(field, message));
    }
    Ok(value.to_owned())
}

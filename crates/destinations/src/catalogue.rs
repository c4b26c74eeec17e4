//! The properties docket gives a meaning to: one table for what is checked, what is warned of, and what the cockpit offers.
//!
//! Which of them an authentication type needs is in [`crate::authentication`]; which are secrets in [`crate::secrets`].
//!
//! Sources: SAP BTP Connectivity, "HTTP Destinations"; SAP Task Center, "Destinations".

/// One property, or all whose names begin alike.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// Ends with a dot if more of the name follows, as in `URL.headers.`.
    pub name: &'static str,
    /// What it does, for whoever sets it.
    pub description: &'static str,
    pub values: Values,
}

/// What a property can be set to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    Any,
    /// These and nothing else.
    Only(&'static [&'static str]),
    /// Usually these; others are stored as well.
    Usually(&'static [&'static str]),
}

impl Known {
    /// Whether more of the name follows.
    pub fn is_prefix(&self) -> bool {
        self.name.ends_with('.')
    }
}

impl Values {
    /// Whether other values are refused.
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Only(_))
    }

    /// The values to offer.
    pub const fn offered(self) -> &'static [&'static str] {
        match self {
            Self::Any => &[],
            Self::Only(values) | Self::Usually(values) => values,
        }
    }
}

/// The values of `tc.provider_type`.
pub const PROVIDER_TYPES: &[&str] = &[
    "AFC",
    "Ariba",
    "SPA",
    "WorkZone",
    "C4C",
    "Concur",
    "Fieldglass",
    "SMC",
    "S/4HANA",
    "S/4HANACloud",
    "S/4HANAPrivateCloud",
    "SuccessFactors",
    "FSM",
    "UiPath",
    "Custom",
];

/// The property with exactly that name.
pub fn find(name: &str) -> Option<&'static Known> {
    KNOWN.iter().find(|known| known.name == name)
}

const SWITCH: Values = Values::Usually(&["true", "false"]);

const fn any(name: &'static str, description: &'static str) -> Known {
    Known { name, description, values: Values::Any }
}

const fn of(name: &'static str, values: Values, description: &'static str) -> Known {
    Known { name, description, values }
}

/// All of them, in the order people meet them.
pub static KNOWN: [Known; 71] = [
    any(
        "Name",
        "Names the destination: letters, digits, _ and -. A connector's name has at most 64 characters.",
    ),
    of("Type", Values::Only(&["HTTP", "RFC", "MAIL", "LDAP", "TCP"]), "The protocol. Connectors need HTTP."),
    any("Description", "What the destination is for."),
    any("URL", "Address of the system, without credentials and without a query."),
    of(
        "ProxyType",
        Values::Only(&["Internet", "OnPremise", "PrivateLink"]),
        "The way to the system. docket calls Internet destinations itself and keeps the others for other clients.",
    ),
    of(
        "Authentication",
        Values::Usually(&crate::authentication::NAMES),
        "How calls to the system are authenticated. Types unknown here are stored for other clients.",
    ),
    any("User", "User name for the system."),
    any("Password", "Password of the user."),
    of("Preemptive", SWITCH, "Sends user and password without being asked. Stored for other clients."),
    any("clientId", "Client ID at the token service."),
    any("clientSecret", "Client secret at the token service."),
    any(
        "clientKey",
        "Key of the client the token is asked for; in SuccessFactors the API key of the registered OAuth client.",
    ),
    any("audience", "Audience of the SAML assertion; www.successfactors.com for SuccessFactors."),
    of(
        "authnContextClassRef",
        Values::Usually(&[
            "urn:oasis:names:tc:SAML:2.0:ac:classes:PreviousSession",
            "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
            "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified",
        ]),
        "How the person signed in, as the SAML assertion says it.",
    ),
    of(
        "tokenServiceURLType",
        Values::Only(&["Dedicated", "Common"]),
        "Dedicated: the token service URL is used as it is. Common: the subdomain is filled in.",
    ),
    any("tokenServiceURL", "Address tokens are fetched from."),
    any("tokenServiceUser", "User name for the token service itself (HTTP Basic)."),
    any("tokenServicePassword", "Password for the token service itself (HTTP Basic)."),
    any("scope", "Scopes to ask the token service for, separated by spaces."),
    any(
        "SystemUser",
        "Fixed user of the SAML assertion, for a technical user. Deprecated by SAP, and never used for decisions of people.",
    ),
    any(
        "assertionIssuer",
        "Issuer of the SAML assertion. Default: the subaccount's own name, as shown with the trust certificate.",
    ),
    any("assertionRecipient", "Recipient of the SAML assertion. Default: the token service URL."),
    of(
        "nameIdFormat",
        Values::Usually(&[
            "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
            "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
        ]),
        "Format of the person's ID in the SAML assertion; without userIdSource also its source: user name or e-mail address.",
    ),
    any("nameQualifier", "NameQualifier of the person's ID in the SAML assertion."),
    any(
        "userIdSource",
        "Where the person's ID is taken from: a claim of their token, such as user_name, or a JSONPath.",
    ),
    any("companyId", "Company ID in SuccessFactors, sent to the token service."),
    any(
        "apiKey",
        "API key in SuccessFactors, as attribute api_key of the SAML assertion; the same value as clientKey.",
    ),
    of(
        "SAMLAssertionProvider",
        Values::Only(&["DestinationServiceGenerated", "ClientProvided"]),
        "Who makes the SAML assertion. With ClientProvided the caller sends it, and connectors cannot use the destination.",
    ),
    of(
        "samlAssertionEncoding",
        Values::Only(&["base64", "base64url"]),
        "Encoding of the SAML assertion in the token request. Default: base64url.",
    ),
    of(
        "includeSigningCertificateInSAMLAssertion",
        SWITCH,
        "Puts the signing certificate into the SAML assertion.",
    ),
    of(
        "skipUserAttributesPrefixInSAMLAttributes",
        SWITCH,
        "Leaves out the prefix user_attributes. of SAML attributes.",
    ),
    of("skipUserUuidInSAMLAttributes", SWITCH, "Leaves the attribute user_uuid out of the SAML assertion."),
    of(
        "KeyStore.Source",
        Values::Only(&["DestinationService", "ClientProvided"]),
        "Who keeps the key store. With ClientProvided the program does, and none is handed out.",
    ),
    any(
        "KeyStoreLocation",
        "Key store to sign or to authenticate with: the name of an uploaded certificate. Without one, assertions are signed with \
         the trust certificate.",
    ),
    any("KeyStorePassword", "Password of the key store."),
    of("TrustAll", SWITCH, "Accepts any server certificate. Stored for other clients; docket always checks."),
    any(
        "TrustStoreLocation",
        "Trusted certificates. Stored for other clients; docket trusts the system's and outbound.root_certificate_files.",
    ),
    any("TrustStorePassword", "Password of the trust store."),
    of(
        "tokenService.addClientCredentialsInBody",
        SWITCH,
        "false sends client ID and secret as HTTP Basic instead of in the token request's body.",
    ),
    any(
        "tokenServiceURL.ConnectionTimeoutInSeconds",
        "How long connecting to the token service may take: 0 to 60, default 10.",
    ),
    any(
        "tokenServiceURL.SocketReadTimeoutInSeconds",
        "How long the token service may take to answer: 0 to 600, default 10.",
    ),
    of(
        "tokenServiceURL.ProxyType",
        Values::Usually(&["Internet", "OnPremise"]),
        "The way to the token service. docket supports Internet.",
    ),
    any(
        "tokenServiceURL.headers.",
        "Header added to token requests; the name follows, as in tokenServiceURL.headers.X-Tenant.",
    ),
    any("tokenServiceURL.queries.", "Query parameter added to token requests; the name follows."),
    any(
        "tokenService.body.",
        "Form field added to token requests; the name follows, as in tokenService.body.resource.",
    ),
    any(
        "tokenService.KeyStoreLocation",
        "Key store for mutual TLS with the token service: the name of an uploaded certificate. No client secret is sent then.",
    ),
    any("tokenService.KeyStorePassword", "Password of the key store for mutual TLS with the token service."),
    any(
        "clientAssertion.destinationName",
        "Destination whose token proves who the client is, in place of a client secret.",
    ),
    of(
        "clientAssertion.type",
        Values::Usually(&[
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "urn:ietf:params:oauth:client-assertion-type:saml2-bearer",
        ]),
        "What kind of client assertion this destination's token is, where another destination takes it for one.",
    ),
    any("x_user_token.jwks", "Keys (JWKS, base64) a foreign user token is checked with."),
    any("x_user_token.jwks_uri", "Address of the keys a foreign user token is checked with."),
    any("x_user_token.header.typ", "Type a foreign user token's header must name. Default: JWT."),
    any("URL.headers.", "Header added to every call; the name follows, as in URL.headers.APIKey."),
    any("URL.queries.", "Query parameter added to every call; the name follows, as in URL.queries.company."),
    of(
        "HTML5.DynamicDestination",
        SWITCH,
        "Lets HTML5 applications use the destination. Stored for other clients.",
    ),
    of("WebIDEEnabled", SWITCH, "Shows the destination in development tools. Stored for other clients."),
    any("sap-client", "Client of an ABAP system. Stored for other clients."),
    of(
        "tc.enabled",
        SWITCH,
        "true makes the destination a connector: tasks are fetched. Any other value pauses it and keeps its tasks; removing the property deletes them.",
    ),
    of(
        "tc.provider_type",
        Values::Usually(PROVIDER_TYPES),
        "Which product the tasks come from: decides the icon and what is special about it.",
    ),
    any(
        "tc.inbox.pull.days",
        "How many days back tasks are fetched at first: 0 to 180, default 90. A change needs the cache to be filled anew.",
    ),
    any("tc.clientId", "Client ID with which the provider pushes changes. Push is not supported yet."),
    of("tc.notifications.enabled", SWITCH, "Notifies people of new tasks of this provider."),
    any("tc.ui.group", "Filter tab the tasks are shown under."),
    any("tc.ui.group.", "The same in one language; its tag follows, as in tc.ui.group.de-DE."),
    any("tc.ui.label", "Second line below a task's title."),
    any("tc.ui.label.", "The same in one language; its tag follows, as in tc.ui.label.de-DE."),
    of(
        "tc.pp.cip.token",
        SWITCH,
        "The person's token comes from a corporate identity provider behind the identity service.",
    ),
    of(
        "tc.grant_type",
        Values::Usually(&["refresh_token"]),
        "SAP Concur: the client key holds a refresh token, and is kept as a secret.",
    ),
    any("tc.task.ui.url", "Page on which tasks of SAP Build Process Automation are opened."),
    any(
        "tc.languages",
        "Up to three languages texts are kept in, separated by commas; only on Task_Center_global_settings.",
    ),
    of(
        "tc.outbox",
        SWITCH,
        "Keeps completed tasks for the outbox; only on Task_Center_global_settings. Not supported yet.",
    ),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    #[test]
    fn every_property_is_there_once_and_described_in_sentences() {
        let names: BTreeSet<String> = KNOWN.iter().map(|known| known.name.to_lowercase()).collect();
        assert_eq!(names.len(), KNOWN.len());
        for known in &KNOWN {
            assert!(known.description.ends_with('.'), "{}: {}", known.name, known.description);
        }
    }

    /// A property the code reads and nobody is told of would be found here.
    #[test]
    fn every_property_the_sources_read_is_in_the_table() {
        // Claims, answers, an instance's parameters and JSON members that are read in the same way.
        let others = [
            "Attributes",
            "AutomaticRenew",
            "HTML5Runtime_enabled",
            "TimeUnit",
            "Validity",
            "Value",
            "detail",
            "error",
            "errorMessage",
            "expires_in",
            "ext_attr",
            "grant_type",
            "init_data",
            "limit",
            "message",
            "subscriber_access",
            "user_attributes",
            "user_name",
            "user_uuid",
            "userinfo_endpoint",
            "value",
            "version",
            "zdn",
        ];
        let sources = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut read = BTreeSet::new();
        for folder in ["src", "../connectors/src/jobs"] {
            collect(&sources.join(folder), &mut read);
        }
        assert!(read.contains("tokenServiceURL") && read.contains("tc.enabled"), "{read:?}");
        // Routes are read in the same way as well.
        read.retain(|name| {
            !name.starts_with('/') && find(name).is_none() && !others.contains(&name.as_str())
        });
        assert_eq!(read, BTreeSet::new());
    }

    fn collect(folder: &Path, read: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, read);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let code = text.split("#[cfg(test)]").next().unwrap_or_default();
                for call in [
                    ".get(\"",
                    ".is_true(\"",
                    ".under(\"",
                    "property(destination, \"",
                    "texts(destination, \"",
                ] {
                    let names = code.split(call).skip(1).filter_map(|rest| rest.split('"').next());
                    read.extend(names.map(str::to_owned));
                }
            }
        }
    }
}

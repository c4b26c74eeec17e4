//! The table of rules.

use super::{
    Hit, Landscape, Severity, Subject, certificates, credentials, pairs, provider, spelling, values,
};

/// One rule.
pub struct Rule {
    /// Stable, for scripts and for whoever reads on.
    pub code: &'static str,
    pub severity: Severity,
    /// Where it matters more or less for destinations that go to SAP BTP.
    pub(super) severity_in_sap_btp: Option<Severity>,
    /// Whether it concerns how a connector works, so that the connector's own job says it too.
    pub(super) concerns_connector: bool,
    /// What it is about.
    pub about: &'static str,
    pub fix: &'static str,
    /// Whether `--fix` makes its changes: they alter nothing but what is wrong.
    pub is_safe: bool,
    pub(super) check: fn(&Subject, &Landscape<'_>) -> Vec<Hit>,
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rule").field("code", &self.code).finish_non_exhaustive()
    }
}

/// The code of what keeps a destination from being stored.
pub(super) const INVALID: &str = "INVALID";
pub(super) const WRONG_CASE: &str = "WRONG_CASE";
pub(super) const PROVIDER_TYPE: &str = "PROVIDER_TYPE";

type Check = fn(&Subject, &Landscape<'_>) -> Vec<Hit>;

const fn rule(
    code: &'static str,
    severity: Severity,
    is_safe: bool,
    about: &'static str,
    fix: &'static str,
    check: Check,
) -> Rule {
    Rule { code, severity, severity_in_sap_btp: None, concerns_connector: false, about, fix, is_safe, check }
}

impl Rule {
    const fn in_sap_btp(self, severity: Severity) -> Self {
        Self { severity_in_sap_btp: Some(severity), ..self }
    }

    const fn of_connectors(self) -> Self {
        Self { concerns_connector: true, ..self }
    }
}

use Severity::{Error, Hint, Warning};

/// All rules, in the order their findings are told.
pub static RULES: &[Rule] = &[
    rule(
        INVALID,
        Error,
        false,
        "The destination cannot be stored.",
        "Correct the property as the message says.",
        values::invalid,
    ),
    rule(
        WRONG_CASE,
        Warning,
        true,
        "A property's name is written with other capitals than the one that has an effect.",
        "Write the name as it is known; names are case-sensitive.",
        spelling::wrong_case,
    )
    .of_connectors(),
    rule(
        "MISSPELT",
        Warning,
        false,
        "A property's name is almost that of a known one.",
        "Correct the name, or leave it if it is meant for another program.",
        spelling::misspelt,
    ),
    rule(
        "UNKNOWN_PROPERTY",
        Warning,
        false,
        "A property begins with tc. and nothing reads it.",
        "Remove it, or correct its name.",
        spelling::unknown,
    ),
    rule(
        "BLANKS",
        Warning,
        true,
        "A name or value begins or ends with blanks, usually from copying it.",
        "Remove the blanks.",
        spelling::blanks,
    ),
    rule(
        "SYSTEM_USER",
        Warning,
        false,
        "SystemUser is announced to end.",
        "Use OAuth2ClientCredentials with an application of the identity service, as the example shows.",
        credentials::system_user,
    )
    .in_sap_btp(Error),
    rule(
        "BASIC_AUTHENTICATION",
        Warning,
        false,
        "User name and password for SAP SuccessFactors, which ends them.",
        "Use OAuth2SAMLBearerAssertion or OAuth2ClientCredentials.",
        credentials::basic,
    ),
    rule(
        "PASSWORD_SENT",
        Hint,
        false,
        "Every call carries a password that does not expire.",
        "Use OAuth2ClientCredentials if the system offers it.",
        credentials::password_sent,
    ),
    rule(
        "OAUTH_IDP",
        Warning,
        false,
        "The private key is sent to /oauth/idp to have an assertion made.",
        "Let the destination service sign, with tokenServiceURL ending in /oauth/token, as the example shows.",
        credentials::oauth_idp,
    ),
    rule(
        "CERTIFICATE_MISSING",
        Warning,
        false,
        "A key store or certificate is named that is not stored.",
        "Upload the file under Certificates, or correct the name.",
        certificates::missing,
    ),
    rule(
        "CERTIFICATE_EXPIRED",
        Error,
        false,
        "A certificate the destination uses has ended.",
        "Upload a new certificate and register it at the other system.",
        certificates::expired,
    ),
    rule(
        "CERTIFICATE_EXPIRES",
        Warning,
        false,
        "A certificate the destination uses ends soon.",
        "Upload a new certificate and register it at the other system before the old one ends.",
        certificates::expires,
    ),
    rule(
        "TRUST_EXPIRED",
        Error,
        false,
        "The trust certificate, which signs the destination's assertions, has ended.",
        "Make a new one with docket trust renew, register it at the other system, then docket trust rotate.",
        certificates::trust_expired,
    ),
    rule(
        "TRUST_EXPIRES",
        Warning,
        false,
        "The trust certificate, which signs the destination's assertions, ends soon.",
        "Make a new one with docket trust renew, register it at the other system, then docket trust rotate.",
        certificates::trust_expires,
    ),
    rule(
        "KEY_STORE_JKS",
        Error,
        false,
        "A Java key store is to sign or to authenticate; docket keeps it and does not open it.",
        "Make a PKCS #12 file of it with keytool -importkeystore -deststoretype pkcs12, upload that, and name it instead.",
        certificates::jks,
    ),
    rule(
        "KEY_STORE_CLOSED",
        Error,
        false,
        "A key store does not yield its key.",
        "Correct the password, or upload a file with the key and its certificates.",
        certificates::closed,
    ),
    rule(
        "NO_TOKEN",
        Warning,
        false,
        "docket cannot fetch a token for the destination.",
        "Correct the property, or keep the destination for other clients.",
        credentials::no_token,
    ),
    rule(
        "ON_PREMISE_ONLY",
        Warning,
        false,
        "The authentication works behind the Cloud Connector only.",
        "Set ProxyType to OnPremise, or use another authentication.",
        credentials::on_premise_only,
    ),
    rule(
        "TRUST_ALL",
        Warning,
        true,
        "Any server certificate would be accepted.",
        "Remove TrustAll; have the server's authority trusted instead.",
        credentials::trust_all,
    ),
    rule(
        "NAME_TOO_LONG",
        Error,
        false,
        "A connector's name is longer than 64 characters.",
        "Create the destination again under a shorter name.",
        values::name_too_long,
    )
    .of_connectors(),
    rule(
        "NAME_TWICE",
        Error,
        false,
        "Two destinations have one name.",
        "Keep one of them, or give one another name.",
        pairs::name_twice,
    ),
    rule(
        "CONNECTOR_URL",
        Error,
        false,
        "A connector has no address to fetch tasks from.",
        "Set URL to the http or https address of the provider.",
        values::connector_url,
    )
    .of_connectors(),
    rule(
        "PRIVATE_ADDRESS",
        Error,
        false,
        "SAP BTP cannot reach the address.",
        "Use an address of the internet, or ProxyType OnPremise with the Cloud Connector.",
        values::private_address,
    ),
    rule(
        "URL_SUFFIX",
        Error,
        true,
        "URL holds the path that is added by itself.",
        "End URL before /task-provider/.",
        values::url_suffix,
    )
    .of_connectors(),
    rule(
        "URL_QUERY",
        Warning,
        false,
        "URL holds a query.",
        "Write it as properties URL.queries.<name>.",
        values::url_query,
    )
    .of_connectors(),
    rule(
        "URL_CREDENTIALS",
        Warning,
        false,
        "URL holds a user name or password.",
        "Use BasicAuthentication with User and Password, and remove both from URL.",
        values::url_credentials,
    ),
    rule(
        "NOT_ENCRYPTED",
        Warning,
        false,
        "Calls or token requests are not encrypted.",
        "Use https://.",
        values::not_encrypted,
    ),
    rule(
        "BAD_VALUE",
        Warning,
        false,
        "A value is none of those that have an effect.",
        "Set one of the values the message names.",
        values::bad_value,
    )
    .of_connectors(),
    rule(
        "NAME_ID_FORMAT",
        Warning,
        false,
        "The person's ID cannot be determined.",
        "Set nameIdFormat to one of the two formats, or userIdSource to a claim.",
        values::name_id_format,
    ),
    rule(
        "SERVICE_HAS_ENABLED",
        Warning,
        true,
        "A destination of the task center itself carries tc.enabled.",
        "Remove tc.enabled from it.",
        pairs::service_has_enabled,
    ),
    rule(
        "NOT_ENABLED",
        Hint,
        false,
        "A task provider's destination is no connector.",
        "Set tc.enabled to true once everything else is right.",
        pairs::not_enabled,
    ),
    rule(
        "DUPLICATE_PROVIDER",
        Error,
        false,
        "Two destinations lead to one system.",
        "Remove one of them.",
        pairs::duplicate,
    ),
    rule(
        "NO_TECHNICAL_USER",
        Warning,
        false,
        "A connector yields tokens of persons only, so tasks cannot be fetched.",
        "Use OAuth2ClientCredentials, or set SystemUser.",
        pairs::no_technical_user,
    ),
    rule(
        "PP_MISSING",
        Warning,
        false,
        "Tasks are shown and nobody can decide them.",
        "Create the destination with the suffix _PP and the credentials for principal propagation.",
        pairs::missing,
    )
    .of_connectors(),
    rule(
        "PP_RENAMED",
        Warning,
        false,
        "A secondary destination has no primary one.",
        "Give it the primary destination's name and _PP.",
        pairs::renamed,
    ),
    rule(
        "PP_SYSTEM_USER",
        Warning,
        true,
        "A secondary destination has a SystemUser and is never used for a decision.",
        "Remove SystemUser from it.",
        pairs::system_user,
    )
    .of_connectors(),
    rule(
        "PP_NOT_AS_PERSON",
        Warning,
        false,
        "A secondary destination yields no token of the signed-in person.",
        "Set its Authentication to OAuth2SAMLBearerAssertion.",
        pairs::not_as_person,
    )
    .of_connectors(),
    rule(
        "PP_HAS_ENABLED",
        Warning,
        true,
        "A secondary destination carries tc.enabled.",
        "Remove it from the secondary destination.",
        pairs::has_enabled,
    )
    .of_connectors(),
    rule(
        "PP_DIFFERS",
        Warning,
        false,
        "Primary and secondary destination lead to different systems.",
        "Make the property equal on both.",
        pairs::differs,
    ),
    rule(
        "PP_SAME_CLIENT",
        Warning,
        false,
        "Both SuccessFactors destinations use the client that is bound to the technical user.",
        "Register a second OAuth client, not bound to users, and use its API key on the secondary destination.",
        pairs::same_client,
    ),
    rule(
        "PP_NO_EFFECT",
        Hint,
        true,
        "A property on a secondary destination that only has an effect on the primary one.",
        "Remove it from the secondary destination.",
        pairs::no_effect,
    ),
    rule(
        PROVIDER_TYPE,
        Warning,
        false,
        "tc.provider_type is missing or none there is.",
        "Set tc.provider_type to the product the tasks come from; Custom if it is none of them.",
        provider::kind,
    )
    .of_connectors(),
    rule(
        "PROVIDER_TYPE_CASE",
        Warning,
        true,
        "tc.provider_type is written with other capitals.",
        "Write it as it is known.",
        provider::kind_case,
    )
    .of_connectors(),
    rule(
        "PROVIDER_PROPERTY_MISSING",
        Warning,
        false,
        "This product's destinations need a property that is not there.",
        "Set the property; its value comes from the product's administrator.",
        provider::missing,
    ),
    rule(
        "PROVIDER_PROPERTY_FOREIGN",
        Warning,
        false,
        "A property that belongs to another product.",
        "Remove it, or correct tc.provider_type.",
        provider::foreign,
    ),
    rule(
        "PROVIDER_VALUE",
        Warning,
        false,
        "A value differs from the one this product wants.",
        "Set the value the message asks for.",
        provider::value,
    ),
    rule(
        "PROVIDER_VALUE_CASE",
        Warning,
        true,
        "A value differs only in capitals from the one this product wants.",
        "Write it as the product wants it.",
        provider::value_case,
    ),
    rule(
        "PROVIDER_AUTHENTICATION",
        Warning,
        false,
        "This product documents another authentication.",
        "Use the authentication the product documents.",
        provider::authentication,
    ),
];

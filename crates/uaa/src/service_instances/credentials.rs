//! The JSON of a service key: what existing clients read their configuration from.
//!
//! Source: SAP Authorization and Trust Management and SAP BTP Connectivity, service keys; the keys `@sap/xssec`,
//! `@sap/xsenv` and the Cloud SDKs read.

use docket_domain::service::{Service, ServiceInstance};
use serde_json::{Map, Value, json};
use url::Url;

use super::ServiceInstancesSettings;

/// The `sap.cloud.service` value of the task center, which destinations and portals name it by.
const TASK_CENTER_CLOUD_SERVICE: &str = "com.sap.bpm.inbox-service";

/// The credentials of one key. `verification_key` is the public key tokens are checked with, in PEM.
pub(super) fn credentials(
    settings: &ServiceInstancesSettings,
    instance: &ServiceInstance,
    secret: &str,
    verification_key: &str,
) -> Value {
    let uaa = uaa(settings, instance, secret, verification_key);
    let base = base(&settings.public_url);
    match instance.service {
        Service::Application => Value::Object(uaa),
        Service::Destination => {
            let mut credentials = uaa;
            credentials.insert("uri".to_owned(), base.into());
            credentials.insert("instanceid".to_owned(), instance.id.clone().into());
            Value::Object(credentials)
        }
        Service::TaskCenter => json!({
            "endpoints": {
                "inbox_rest_url": format!("{base}/task-center-service"),
                "inbox_odata_url": format!("{base}/odata/v2"),
            },
            "sap.cloud.service": TASK_CENTER_CLOUD_SERVICE,
            "uaa": uaa,
        }),
    }
}

fn uaa(
    settings: &ServiceInstancesSettings,
    instance: &ServiceInstance,
    secret: &str,
    verification_key: &str,
) -> Map<String, Value> {
    let url = base(&settings.public_url);
    let fields = [
        ("clientid", &*instance.client_id),
        ("clientsecret", secret),
        ("url", url),
        ("uaadomain", &uaa_domain(settings)),
        ("xsappname", &instance.xsappname),
        ("identityzone", &settings.subdomain),
        ("identityzoneid", &settings.subaccount_id),
        ("zoneid", &settings.subaccount_id),
        ("tenantid", &settings.subaccount_id),
        ("subaccountid", &settings.subaccount_id),
        ("tenantmode", "dedicated"),
        ("verificationkey", verification_key),
        ("apiurl", url),
        ("sburl", url),
        ("credential-type", "binding-secret"),
        ("serviceInstanceId", &instance.id),
    ];
    fields.into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect()
}

/// The address without the slash at its end, which clients would double.
fn base(url: &Url) -> &str {
    url.as_str().trim_end_matches('/')
}

/// Host and port of the address that serves https, without a scheme: clients put `https://` in front themselves.
fn uaa_domain(settings: &ServiceInstancesSettings) -> String {
    let public_is_https = settings.public_url.scheme() == "https";
    let url = settings.https_url.as_ref().filter(|_| !public_is_https).unwrap_or(&settings.public_url);
    let host = url.host_str().unwrap_or_default();
    url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::beside_http("http://127.0.0.1:8080", Some("https://localhost:8443"), "localhost:8443")]
    #[case::behind_a_proxy(
        "https://docket.example.com",
        Some("https://localhost:8443"),
        "docket.example.com"
    )]
    #[case::without_https("http://127.0.0.1:8080", None, "127.0.0.1:8080")]
    fn the_domain_is_where_https_is_and_has_no_scheme(
        #[case] public: &str,
        #[case] https: Option<&str>,
        #[case] expected: &str,
    ) {
        let settings = ServiceInstancesSettings {
            public_url: public.parse().unwrap(),
            https_url: https.map(|url| url.parse().unwrap()),
            subaccount_id: String::new(),
            subdomain: String::new(),
        };
        assert_eq!(uaa_domain(&settings), expected);
    }
}

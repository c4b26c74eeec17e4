//! The JSON of a service key: what existing clients read their configuration from.
//!
//! Source: SAP Authorization and Trust Management and SAP BTP Connectivity, service keys; the keys `@sap/xssec`,
//! `@sap/xsenv` and the Cloud SDKs read.

use std::borrow::Cow;

use docket_domain::service::{Service, ServiceInstance, ServiceKey};
use serde::Serialize;
use url::Url;
use utoipa::openapi::schema::AnyOfBuilder;
use utoipa::openapi::{Ref, RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use super::ServiceInstancesSettings;

/// The `sap.cloud.service` value of the task center, which destinations and portals name it by.
const TASK_CENTER_CLOUD_SERVICE: &str = "com.sap.bpm.inbox-service";

/// The credentials of one key, in the shape its service has.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Credentials {
    TaskCenter(TaskCenterCredentials),
    Destination(DestinationCredentials),
    Application(ClientCredentials),
}

/// "Any of" and not, as the derived one would say, "one of": what fits a destination's key fits an application's too.
impl PartialSchema for Credentials {
    fn schema() -> RefOr<Schema> {
        let shape = |name: Cow<'_, str>| Ref::from_schema_name(name);
        AnyOfBuilder::new()
            .description(Some("The credentials of a key, in the shape its service has."))
            .item(shape(TaskCenterCredentials::name()))
            .item(shape(DestinationCredentials::name()))
            .item(shape(ClientCredentials::name()))
            .into()
    }
}

impl ToSchema for Credentials {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        fn add<T: ToSchema>(schemas: &mut Vec<(String, RefOr<Schema>)>) {
            T::schemas(schemas);
            schemas.push((T::name().into_owned(), T::schema()));
        }
        add::<TaskCenterCredentials>(schemas);
        add::<DestinationCredentials>(schemas);
        add::<ClientCredentials>(schemas);
    }
}

/// What a client of the task center needs.
#[derive(Serialize, ToSchema)]
pub struct TaskCenterCredentials {
    endpoints: TaskCenterEndpoints,
    #[serde(rename = "sap.cloud.service")]
    cloud_service: &'static str,
    uaa: ClientCredentials,
}

/// Where the task center's interfaces are.
#[derive(Serialize, ToSchema)]
pub struct TaskCenterEndpoints {
    inbox_rest_url: String,
    inbox_odata_url: String,
}

/// What a client of the destination service needs.
#[derive(Serialize, ToSchema)]
pub struct DestinationCredentials {
    #[serde(flatten)]
    client: ClientCredentials,
    /// Where the destination service is.
    uri: String,
    instanceid: String,
}

/// The OAuth client and its token service.
#[derive(Serialize, ToSchema)]
pub struct ClientCredentials {
    clientid: String,
    /// Of the type `binding-secret` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    clientsecret: Option<String>,
    /// The certificate and its issuer's, as PEM; of the type `x509` only, as the next two.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    certificate: Option<String>,
    /// The certificate's private key, as PEM.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    key: Option<String>,
    /// Where the token service takes certificates.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    certurl: Option<String>,
    /// The token service's address.
    url: String,
    /// Host and port of the token service over https, without a scheme.
    uaadomain: String,
    xsappname: String,
    identityzone: String,
    identityzoneid: String,
    zoneid: String,
    tenantid: String,
    subaccountid: String,
    tenantmode: &'static str,
    /// The public key tokens are checked with, as PEM.
    verificationkey: String,
    apiurl: String,
    sburl: String,
    #[serde(rename = "credential-type")]
    credential_type: &'static str,
    #[serde(rename = "serviceInstanceId")]
    service_instance_id: String,
}

/// The credentials of one key. `verification_key` is the public key tokens are checked with, in PEM.
pub(super) fn credentials(
    settings: &ServiceInstancesSettings,
    instance: &ServiceInstance,
    key: &ServiceKey,
    secret: &str,
    verification_key: &str,
) -> Credentials {
    let client = client(settings, instance, key, secret, verification_key);
    let base = base(&settings.public_url);
    match instance.service {
        Service::Application => Credentials::Application(client),
        Service::Destination => Credentials::Destination(DestinationCredentials {
            client,
            uri: base.to_owned(),
            instanceid: instance.id.clone(),
        }),
        Service::TaskCenter => Credentials::TaskCenter(TaskCenterCredentials {
            endpoints: TaskCenterEndpoints {
                inbox_rest_url: format!("{base}/task-center-service"),
                inbox_odata_url: format!("{base}/odata/v2"),
            },
            cloud_service: TASK_CENTER_CLOUD_SERVICE,
            uaa: client,
        }),
    }
}

fn client(
    settings: &ServiceInstancesSettings,
    instance: &ServiceInstance,
    key: &ServiceKey,
    secret: &str,
    verification_key: &str,
) -> ClientCredentials {
    let certificate = key.certificate.as_ref();
    let url = base(&settings.public_url).to_owned();
    let subaccount_id = || settings.subaccount_id.clone();
    ClientCredentials {
        clientid: instance.client_id.clone(),
        clientsecret: certificate.is_none().then(|| secret.to_owned()),
        certificate: certificate.map(|certificate| certificate.chain_pem.clone()),
        key: certificate.map(|_| secret.to_owned()),
        certurl: certificate.map(|_| base(https_url(settings)).to_owned()),
        uaadomain: uaa_domain(settings),
        xsappname: instance.xsappname.clone(),
        identityzone: settings.subdomain.clone(),
        identityzoneid: subaccount_id(),
        zoneid: subaccount_id(),
        tenantid: subaccount_id(),
        subaccountid: subaccount_id(),
        tenantmode: "dedicated",
        verificationkey: verification_key.to_owned(),
        apiurl: url.clone(),
        sburl: url.clone(),
        url,
        credential_type: key.credential_type(),
        service_instance_id: instance.id.clone(),
    }
}

/// The address without the slash at its end, which clients would double.
fn base(url: &Url) -> &str {
    url.as_str().trim_end_matches('/')
}

/// The address that serves https.
fn https_url(settings: &ServiceInstancesSettings) -> &Url {
    let public_is_https = settings.public_url.scheme() == "https";
    settings.https_url.as_ref().filter(|_| !public_is_https).unwrap_or(&settings.public_url)
}

/// Host and port of the address that serves https, without a scheme: clients put `https://` in front themselves.
fn uaa_domain(settings: &ServiceInstancesSettings) -> String {
    let url = https_url(settings);
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

//! An OpenID provider that says what it is told to, and checks what it is asked.

use std::sync::{Arc, LazyLock, Mutex};

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use docket_testkit::samples::NOON;
use jsonwebtoken::jwk::{AlgorithmParameters, Jwk};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Map, Value, json};
use url::form_urlencoded;
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

pub const SECRET: &str = "s3cret+/:";

/// A signing key and its public half.
pub struct Key {
    pub encoding: EncodingKey,
    jwk: Value,
}

fn make_key(kid: &str) -> Key {
    let pair = KeyPair::generate(KeySize::Rsa2048).unwrap();
    let der: Pkcs8V1Der<'_> = pair.as_der().unwrap();
    let pem = format!(
        "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
        STANDARD.encode(der.as_ref())
    );
    let encoding = EncodingKey::from_rsa_pem(pem.as_bytes()).unwrap();
    let jwk = Jwk::from_encoding_key(&encoding, Algorithm::RS256).unwrap();
    let AlgorithmParameters::RSA(rsa) = jwk.algorithm else { panic!("it is an RSA key") };
    Key { encoding, jwk: json!({"kty": "RSA", "use": "sig", "kid": kid, "n": rsa.n, "e": rsa.e}) }
}

pub static KEY: LazyLock<Key> = LazyLock::new(|| make_key("k-1"));
pub static OTHER_KEY: LazyLock<Key> = LazyLock::new(|| make_key("k-1"));

/// What the provider will say at the next sign-in.
pub struct Plan {
    /// The ID token's claims; `nonce`, `iss`, `iat` and `exp` are added unless they are here.
    pub claims: Map<String, Value>,
    pub user_info: Option<Value>,
    /// Signs the claims; by default RS256 with [`KEY`].
    pub sign: fn(&Value) -> String,
    /// What is known of the request that is on its way.
    pub nonce: String,
    pub challenge: String,
    pub redirect_uri: String,
    /// Forms the token endpoint got, with their `Authorization`.
    pub token_requests: Vec<(Map<String, Value>, Option<String>)>,
    /// Further members of the discovery document; `null` takes one away.
    pub discovery: Map<String, Value>,
}

pub struct Provider {
    pub server: MockServer,
    pub plan: Arc<Mutex<Plan>>,
}

pub fn rs256(claims: &Value) -> String {
    signed(claims, &KEY)
}

pub fn signed(claims: &Value, key: &Key) -> String {
    let header = Header { kid: Some("k-1".to_owned()), ..Header::new(Algorithm::RS256) };
    jsonwebtoken::encode(&header, claims, &key.encoding).unwrap()
}

/// The public key as the text an attacker would use as a shared secret.
pub fn public_modulus() -> String {
    KEY.jwk["n"].as_str().unwrap().to_owned()
}

pub fn object(value: Value) -> Map<String, Value> {
    let Value::Object(object) = value else { panic!("an object was written") };
    object
}

impl Provider {
    pub async fn start() -> Self {
        let server = MockServer::start().await;
        let plan = Arc::new(Mutex::new(Plan {
            claims: object(json!({
                "sub": "s-1", "aud": "docket", "preferred_username": "ada.l", "email": "ada.l@corp.example",
                "email_verified": true, "given_name": "Ada", "family_name": "Lovelace", "name": "Ada Lovelace",
                "locale": "de", "groups": ["Finance", "Everybody"], "amr": ["pwd", "otp"],
                "auth_time": NOON.as_seconds() - 120,
            })),
            user_info: None,
            sign: rs256,
            nonce: String::new(),
            challenge: String::new(),
            redirect_uri: String::new(),
            token_requests: Vec::new(),
            discovery: Map::new(),
        }));
        let provider = Self { server, plan };
        provider.serve().await;
        provider
    }

    pub fn issuer(&self) -> String {
        self.server.uri()
    }

    async fn serve(&self) {
        let (issuer, plan) = (self.issuer(), self.plan.clone());
        let discovery = move |_: &Request| {
            let mut document = object(json!({
                "issuer": issuer, "authorization_endpoint": format!("{issuer}/auth"),
                "token_endpoint": format!("{issuer}/token"), "jwks_uri": format!("{issuer}/keys"),
                "userinfo_endpoint": format!("{issuer}/me"), "end_session_endpoint": format!("{issuer}/end"),
                "id_token_signing_alg_values_supported": ["RS256", "ES256"],
                "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post", "private_key_jwt"],
                "code_challenge_methods_supported": ["S256"],
            }));
            document.extend(plan.lock().unwrap().discovery.clone());
            ResponseTemplate::new(200).set_body_json(document)
        };
        self.mock("GET", "/.well-known/openid-configuration", discovery).await;
        // A key of a kind nobody knows comes along.
        let keys = json!({"keys": [{"kty": "XYZ", "kid": "k-0"}, KEY.jwk]});
        self.mock("GET", "/keys", move |_: &Request| ResponseTemplate::new(200).set_body_json(&keys)).await;
        let (issuer, plan) = (self.issuer(), self.plan.clone());
        self.mock("POST", "/token", move |request: &Request| {
            answer(&issuer, &mut plan.lock().unwrap(), request)
        })
        .await;
        let plan = self.plan.clone();
        let user_info = move |request: &Request| {
            let bearer = request.headers.get("authorization").map(|value| value.to_str().unwrap().to_owned());
            match &plan.lock().unwrap().user_info {
                Some(claims) if bearer.as_deref() == Some("Bearer at-1") => {
                    ResponseTemplate::new(200).set_body_json(claims)
                }
                Some(_) => ResponseTemplate::new(401),
                None => ResponseTemplate::new(200).set_body_json(json!({"sub": "s-1"})),
            }
        };
        self.mock("GET", "/me", user_info).await;
    }

    async fn mock(
        &self,
        verb: &str,
        at: &str,
        respond: impl Fn(&Request) -> ResponseTemplate + Send + Sync + 'static,
    ) {
        Mock::given(method(verb)).and(path(at)).respond_with(respond).mount(&self.server).await;
    }

    /// Changes one claim of the next ID token; `null` leaves it out.
    pub fn says(&self, name: &str, value: Value) {
        self.plan.lock().unwrap().claims.insert(name.to_owned(), value);
    }
}

/// The token endpoint: takes the request only if it is as it must be.
fn answer(issuer: &str, plan: &mut Plan, request: &Request) -> ResponseTemplate {
    let form: Map<String, Value> = form_urlencoded::parse(&request.body)
        .map(|(name, value)| (name.into_owned(), value.into_owned().into()))
        .collect();
    let authorization = request.headers.get("authorization").map(|value| value.to_str().unwrap().to_owned());
    plan.token_requests.push((form.clone(), authorization));
    let text = |name: &str| form.get(name).and_then(Value::as_str).unwrap_or_default();
    let challenge = URL_SAFE_NO_PAD.encode(digest(&SHA256, text("code_verifier").as_bytes()));
    let fits = text("grant_type") == "authorization_code"
        && text("code") == "c-1"
        && text("redirect_uri") == plan.redirect_uri
        && challenge == plan.challenge;
    if !fits {
        let refused = json!({"error": "invalid_grant", "error_description": "the code does not fit"});
        return ResponseTemplate::new(400).set_body_json(refused);
    }
    let mut claims = object(json!({
        "iss": issuer, "nonce": plan.nonce, "iat": NOON.as_seconds(), "exp": NOON.as_seconds() + 300,
    }));
    claims.extend(plan.claims.clone());
    claims.retain(|_, value| !value.is_null());
    let id_token = (plan.sign)(&Value::Object(claims));
    ResponseTemplate::new(200).set_body_json(json!({
        "access_token": "at-1", "token_type": "Bearer", "expires_in": 300, "id_token": id_token,
    }))
}

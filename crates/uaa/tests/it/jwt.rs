//! Reading JWTs, whatever they hold.

use std::sync::LazyLock;

use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::KeyPair as _;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use docket_domain::Timestamp;
use docket_testkit::samples::NOON;
use docket_uaa::jwt::{JwtError, JwtKey, verify};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

const ISSUER: &str = "https://docket.example.com/oauth/token";

struct Keys {
    encoding: EncodingKey,
    public_pem: String,
    public_der: Vec<u8>,
    known: Vec<JwtKey>,
}

static KEYS: LazyLock<Keys> = LazyLock::new(|| {
    let pair = KeyPair::generate(KeySize::Rsa2048).unwrap();
    let private: Pkcs8V1Der<'_> = pair.as_der().unwrap();
    let public: PublicKeyX509Der<'_> = pair.public_key().as_der().unwrap();
    let pem = |label: &str, der: &[u8]| {
        format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", STANDARD.encode(der))
    };
    let public_pem = pem("PUBLIC KEY", public.as_ref());
    Keys {
        encoding: EncodingKey::from_rsa_pem(pem("PRIVATE KEY", private.as_ref()).as_bytes()).unwrap(),
        known: vec![JwtKey::from_pem("k-1", &public_pem).unwrap()],
        public_der: public.as_ref().to_vec(),
        public_pem,
    }
});

fn header(algorithm: Algorithm) -> Header {
    Header { kid: Some("k-1".to_owned()), ..Header::new(algorithm) }
}

fn signed(claims: &Map<String, Value>) -> String {
    jsonwebtoken::encode(&header(Algorithm::RS256), claims, &KEYS.encoding).unwrap()
}

/// The claims of a living token, with more of any kind.
fn claims(more: &Map<String, Value>) -> Map<String, Value> {
    let mut claims = more.clone();
    let needed = json!({"iss": ISSUER, "exp": NOON.as_seconds() + 60});
    claims.extend(needed.as_object().unwrap().clone());
    claims
}

fn read(token: &str) -> Result<Map<String, Value>, JwtError> {
    verify(token, &KEYS.known, ISSUER, NOON)
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,20}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(".{0,10}", inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn any_claims() -> impl Strategy<Value = Map<String, Value>> {
    // `nbf` is the library's to check, and ours never have it.
    prop::collection::btree_map("[a-zA-Z_.]{1,12}", any_json(), 0..6)
        .prop_map(|members| members.into_iter().filter(|(name, _)| name != "nbf").collect())
}

/// A signature by the public key, used as the secret both sides know: as PEM, as DER, as the text of its modulus.
fn with_public_key(algorithm: Algorithm, secret: &[u8], claims: &Map<String, Value>) -> String {
    jsonwebtoken::encode(&header(algorithm), claims, &EncodingKey::from_secret(secret)).unwrap()
}

fn unsigned(header: &Value, claims: &Map<String, Value>) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    format!("{}.{}.", part(header), part(&Value::Object(claims.clone())))
}

#[test]
fn a_token_that_holds_is_read_until_it_ends() {
    let token = signed(&claims(&Map::new()));
    assert!(read(&token).is_ok());
    let at = |seconds: i64| Timestamp::from_seconds(NOON.as_seconds() + seconds);
    assert!(verify(&token, &KEYS.known, ISSUER, at(59)).is_ok());
    assert_eq!(verify(&token, &KEYS.known, ISSUER, at(60)), Err(JwtError::Expired));
    assert_eq!(verify(&token, &KEYS.known, "https://other.example.com", NOON), Err(JwtError::Issuer));
    assert_eq!(verify(&token, &[], ISSUER, NOON), Err(JwtError::UnknownKey));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn claims_come_back_as_they_went(more in any_claims()) {
        let claims = claims(&more);
        prop_assert_eq!(read(&signed(&claims)), Ok(claims));
    }

    #[test]
    fn a_token_with_any_one_character_changed_is_refused(
        more in any_claims(), at in any::<prop::sample::Index>(), other in "[A-Za-z0-9_.=-]",
    ) {
        let token = signed(&claims(&more));
        let at = at.index(token.len());
        prop_assume!(&token[at..=at] != other.as_str());
        let changed = format!("{}{other}{}", &token[..at], &token[at + 1..]);
        prop_assert!(read(&changed).is_err());
        prop_assert!(read(&token[..at]).is_err());
        prop_assert!(read(&[token.as_str(), &other].concat()).is_err());
    }

    #[test]
    fn a_token_with_any_byte_of_its_parts_changed_is_refused(
        more in any_claims(), part in 0..3_usize, at in any::<prop::sample::Index>(), flip in 1..=u8::MAX,
    ) {
        let token = signed(&claims(&more));
        let mut parts: Vec<String> = token.split('.').map(str::to_owned).collect();
        let mut bytes = URL_SAFE_NO_PAD.decode(&parts[part]).unwrap();
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        parts[part] = URL_SAFE_NO_PAD.encode(bytes);
        prop_assert!(read(&parts.join(".")).is_err());
    }

    #[test]
    fn another_algorithm_is_refused_whoever_signed(more in any_claims()) {
        let claims = claims(&more);
        for algorithm in
            [Algorithm::RS384, Algorithm::RS512, Algorithm::PS256, Algorithm::PS384, Algorithm::PS512]
        {
            let token = jsonwebtoken::encode(&header(algorithm), &claims, &KEYS.encoding).unwrap();
            prop_assert_eq!(read(&token), Err(JwtError::Algorithm));
        }
        let public = &KEYS.public_der;
        let secrets = [KEYS.public_pem.as_bytes(), KEYS.public_pem.trim_end().as_bytes(), public, b""];
        for algorithm in [Algorithm::HS256, Algorithm::HS384, Algorithm::HS512] {
            for secret in secrets {
                let token = with_public_key(algorithm, secret, &claims);
                prop_assert_eq!(read(&token), Err(JwtError::Algorithm));
            }
        }
    }

    #[test]
    fn an_unsigned_token_is_refused_however_it_says_none(more in any_claims(), none in "[nN][oO][nN][eE]|RS256|") {
        let token = unsigned(&json!({"alg": none, "typ": "JWT", "kid": "k-1"}), &claims(&more));
        prop_assert!(read(&token).is_err());
    }

    #[test]
    fn any_text_is_refused_without_a_panic(text in ".{0,200}") {
        prop_assert!(read(&text).is_err());
    }

    #[test]
    fn anything_in_the_form_of_a_token_is_refused_without_a_panic(
        header in any_json(), claims in any_json(), signature in prop::collection::vec(any::<u8>(), 0..300),
        kid in prop::option::of(Just("k-1")),
    ) {
        let mut header = header;
        if let (Some(kid), Value::Object(members)) = (kid, &mut header) {
            members.insert("kid".to_owned(), kid.into());
            members.insert("alg".to_owned(), "RS256".into());
        }
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let token = format!("{}.{}.{}", part(&header), part(&claims), URL_SAFE_NO_PAD.encode(signature));
        prop_assert!(read(&token).is_err());
    }

    #[test]
    fn an_expiry_of_any_kind_is_a_time_or_refused(exp in any_json()) {
        let mut claims = claims(&Map::new());
        claims.insert("exp".to_owned(), exp.clone());
        let lives = exp.as_i64().is_some_and(|seconds| seconds > NOON.as_seconds());
        prop_assert_eq!(read(&signed(&claims)).is_ok(), lives);
    }
}

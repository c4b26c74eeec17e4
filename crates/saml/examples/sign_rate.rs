//! Assertions signed per second by one thread, for `make bench`: one line of JSON.
//!
//! `…_per_second` counts time as it passes, to be set against `openssl speed -elapsed`; `…_per_cpu_second` counts only the
//! time this thread ran, as plain `openssl speed` does, so it holds on a busy machine too. It is `null` where Linux'
//! `/proc` is not there to ask.
//!
//! `cargo run --release -p docket-saml --example sign_rate -- [seconds per key size, 3]`

use std::time::{Duration, Instant};

use docket_saml::{Assertion, Attribute, NAME_ID_UNSPECIFIED, NameId, SignOptions, SigningKey, sign};
use rcgen::{CertificateParams, KeyPair, PKCS_RSA_SHA256, RsaKeySize};
use time::macros::datetime;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let seconds: f64 = std::env::args().nth(1).map_or(Ok(3.0), |argument| argument.parse())?;
    let duration = Duration::try_from_secs_f64(seconds)?;
    let small = rate(RsaKeySize::_2048, duration)?;
    let large = rate(RsaKeySize::_4096, duration)?;
    println!(
        "{{\"benchmark\":\"saml-sign\",\"threads\":1,\"seconds\":{seconds},\
         \"rsa2048_per_second\":{:.1},\"rsa2048_per_cpu_second\":{},\
         \"rsa4096_per_second\":{:.1},\"rsa4096_per_cpu_second\":{}}}",
        small.per_second,
        small.per_cpu_second(),
        large.per_second,
        large.per_cpu_second(),
    );
    Ok(())
}

struct Rate {
    per_second: f64,
    per_cpu_second: Option<f64>,
}

impl Rate {
    fn per_cpu_second(&self) -> String {
        self.per_cpu_second.map_or_else(|| "null".to_owned(), |rate| format!("{rate:.1}"))
    }
}

/// Signs for `duration`, each time another assertion, as a token request does.
fn rate(size: RsaKeySize, duration: Duration) -> Result<Rate, Box<dyn std::error::Error>> {
    let pair = KeyPair::generate_rsa_for(&PKCS_RSA_SHA256, size)?;
    let certificate = CertificateParams::default().self_signed(&pair)?;
    let key = SigningKey::from_pkcs8_pem(&pair.serialize_pem(), &certificate.pem())?;
    let mut assertion = typical();
    let mut signed = 0_u32;
    let cpu_before = cpu_time();
    let started = Instant::now();
    while started.elapsed() < duration || signed == 0 {
        assertion.id = format!("_{signed:032x}");
        std::hint::black_box(sign(&assertion, &key, &SignOptions::default())?);
        signed += 1;
    }
    let elapsed = started.elapsed();
    let cpu = cpu_time().zip(cpu_before).map(|(after, before)| after.saturating_sub(before));
    let signed = f64::from(signed);
    Ok(Rate {
        per_second: signed / elapsed.as_secs_f64(),
        per_cpu_second: cpu.filter(|cpu| !cpu.is_zero()).map(|cpu| signed / cpu.as_secs_f64()),
    })
}

/// How long this thread has run on a processor. The first number of Linux' schedstat, in nanoseconds.
fn cpu_time() -> Option<Duration> {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    statistics.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

/// What a destination for SuccessFactors makes of a manager's token.
fn typical() -> Assertion {
    let now = datetime!(2026-01-31 08:30:00 UTC);
    Assertion {
        id: String::new(),
        issuer: "cfapps.docket.example/1b4c8d7e-0000-4000-8000-000000000000".into(),
        issue_instant: now,
        name_id: NameId { value: "mgr1".into(), format: Some(NAME_ID_UNSPECIFIED.into()), qualifier: None },
        recipient: "https://sandbox.example/oauth/token?company_id=DOCKET01".into(),
        audience: "www.successfactors.com".into(),
        not_before: now - Duration::from_mins(10),
        not_on_or_after: now + Duration::from_mins(10),
        authn_instant: now,
        authn_context_class_ref: "urn:oasis:names:tc:SAML:2.0:ac:classes:PreviousSession".into(),
        session_index: None,
        attributes: vec![
            Attribute::single("user_uuid", "6f1ed002-ab5b-4a5e-9c0f-0c9a0a6b3b1d"),
            Attribute::single("api_key", "MDgyY2FkZWVlNjkyYjM0MjQ5ZjA0ZmZkNTk5ZQ"),
            Attribute { name: "Groups".into(), values: vec!["managers".into(), "approvers".into()] },
        ],
    }
}

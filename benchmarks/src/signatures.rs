//! Signed assertions against what OpenSSL signs with keys of the same size.
//!
//! Both sides count processor time of one thread, so that the ratio holds on a busy machine too.

use std::time::{Duration, Instant};

use anyhow::Context as _;
use docket_saml::{Assertion, Attribute, NAME_ID_UNSPECIFIED, NameId, SignOptions, SigningKey, sign};
use rcgen::{CertificateParams, KeyPair, PKCS_RSA_SHA256, RsaKeySize};
use time::macros::datetime;

use crate::machine::output;
use crate::report::Report;

/// Seconds per key size, on both sides.
const SECONDS: u64 = 3;

pub fn measure(report: &mut Report) -> anyhow::Result<()> {
    for (bits, size) in [(2048, RsaKeySize::_2048), (4096, RsaKeySize::_4096)] {
        report.rate(
            format!("SAML assertions signed, RSA-{bits}, one thread"),
            ours_per_second(size)?,
            openssl_per_second(bits)?,
            "openssl speed",
            0.8,
        );
    }
    Ok(())
}

/// Signs for a while, each time another assertion, as a token request does.
fn ours_per_second(size: RsaKeySize) -> anyhow::Result<f64> {
    let pair = KeyPair::generate_rsa_for(&PKCS_RSA_SHA256, size)?;
    let certificate = CertificateParams::default().self_signed(&pair)?;
    let key = SigningKey::from_pkcs8_pem(&pair.serialize_pem(), &certificate.pem())?;
    let mut assertion = typical();
    let mut signed = 0_u32;
    let before = processor_time()?;
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(SECONDS) {
        assertion.id = format!("_{signed:032x}");
        std::hint::black_box(sign(&assertion, &key, &SignOptions::default())?);
        signed += 1;
    }
    Ok(f64::from(signed) / (processor_time()?.saturating_sub(before)).as_secs_f64())
}

/// How long this thread has run on a processor: the first number of Linux' schedstat, in nanoseconds.
fn processor_time() -> anyhow::Result<Duration> {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat")
        .context("the processor time of a thread can be asked for on Linux only")?;
    let nanoseconds = statistics.split_whitespace().next().context("schedstat is empty")?;
    Ok(Duration::from_nanos(nanoseconds.parse()?))
}

/// What a destination for SuccessFactors makes of a manager's token.
fn typical() -> Assertion {
    let now = datetime!(2026-01-31 08:30:00 UTC);
    Assertion {
        id: String::new(),
        issuer: "docket.example/1b4c8d7e-0000-4000-8000-000000000000".into(),
        issue_instant: now,
        name_id: NameId { value: "mgr1".into(), format: Some(NAME_ID_UNSPECIFIED.into()), qualifier: None },
        recipient: "https://api.successfactors.example/oauth/token".into(),
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

fn openssl_per_second(bits: u32) -> anyhow::Result<f64> {
    let (seconds, name) = (SECONDS.to_string(), format!("rsa{bits}"));
    let printed = output("openssl", &["speed", "-seconds", &seconds, &name])
        .context("openssl is missing; get it with: apt-get install openssl")?;
    // "rsa 4096 bits 0.004329s 0.000066s    231.0  15123.3": time to sign, time to verify, signs and verifies per second.
    let line =
        printed.lines().rfind(|line| line.starts_with("rsa")).context("openssl speed printed no RSA line")?;
    let per_second =
        line.split_whitespace().rev().nth(1).context("openssl speed printed an RSA line of another form")?;
    Ok(per_second.parse()?)
}

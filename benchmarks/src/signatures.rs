//! Signed assertions against what OpenSSL signs with keys of the same size.

use anyhow::Context as _;
use serde_json::Value;

use crate::machine::output;
use crate::report::Report;

/// Seconds per key size, on both sides.
const SECONDS: &str = "3";

pub fn measure(report: &mut Report) -> anyhow::Result<()> {
    let example = std::env::current_exe()?.with_file_name("examples").join("sign_rate");
    let example = example.to_str().context("the build directory's path is text")?;
    let line = output(example, &[SECONDS])
        .context("build it with: cargo build --release --package docket-saml --example sign_rate")?;
    let ours: Value = serde_json::from_str(&line)?;
    for (bits, key) in [("2048", "rsa2048_per_cpu_second"), ("4096", "rsa4096_per_cpu_second")] {
        let signed =
            ours[key].as_f64().context("the processor time of a thread can be asked for on Linux only")?;
        report.rate(
            format!("SAML assertions signed, RSA-{bits}, one thread"),
            signed,
            openssl_signs_per_second(bits)?,
            "openssl speed",
            0.8,
        );
    }
    Ok(())
}

/// `openssl speed` counts processor time, as the other side does.
fn openssl_signs_per_second(bits: &str) -> anyhow::Result<f64> {
    let name = format!("rsa{bits}");
    let printed = output("openssl", &["speed", "-seconds", SECONDS, &name])
        .context("openssl is missing; get it with: apt-get install openssl")?;
    // "rsa 4096 bits 0.004329s 0.000066s    231.0  15123.3": time to sign, time to verify, signs and verifies per second.
    let line =
        printed.lines().rfind(|line| line.starts_with("rsa")).context("openssl speed printed no RSA line")?;
    let per_second =
        line.split_whitespace().rev().nth(1).context("openssl speed printed an RSA line of another form")?;
    Ok(per_second.parse()?)
}

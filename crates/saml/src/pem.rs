//! Reading the base64 body out of what people paste: PEM with or without its lines, broken or joined anywhere.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use zeroize::Zeroizing;

/// Why there is no body to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PemError {
    Empty,
    /// The `BEGIN` line names this instead of what was wanted.
    OtherLabel(String),
    /// More than one block.
    Several(usize),
    NotBase64,
}

/// The bytes of the one block in `text`.
///
/// Whatever stands before a `BEGIN` line or after an `END` line is ignored, as PEM allows; both lines may be missing, and
/// line breaks may be missing or anywhere. The label of a `BEGIN` line must be `label`.
pub(crate) fn decode(text: &str, label: &str) -> Result<Zeroizing<Vec<u8>>, PemError> {
    const BEGIN: &str = "-----BEGIN ";
    const DASHES: &str = "-----";
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let blocks = text.matches(BEGIN).count();
    if blocks > 1 {
        return Err(PemError::Several(blocks));
    }
    let body = match text.split_once(BEGIN) {
        Some((_, rest)) => {
            let (found, body) = rest.split_once(DASHES).ok_or(PemError::NotBase64)?;
            if found != label {
                return Err(PemError::OtherLabel(found.chars().take(40).collect()));
            }
            body
        }
        None => text,
    };
    let body = body.split_once("-----END").map_or(body, |(body, _)| body);
    let mut compact = Zeroizing::new(String::with_capacity(body.len()));
    compact.extend(body.chars().filter(|character| !character.is_whitespace()));
    if compact.is_empty() {
        return Err(PemError::Empty);
    }
    let unpadded = compact.trim_end_matches('=');
    if compact.len() - unpadded.len() > 2 {
        return Err(PemError::NotBase64);
    }
    STANDARD_NO_PAD.decode(unpadded).map(Zeroizing::new).map_err(|_| PemError::NotBase64)
}

/// A PEM block with lines of 64 characters.
pub(crate) fn encode(der: &[u8], label: &str) -> String {
    let body = base64::engine::general_purpose::STANDARD.encode(der);
    let mut out = String::with_capacity(body.len() + body.len() / 64 + 64);
    out.push_str("-----BEGIN ");
    out.push_str(label);
    out.push_str("-----\n");
    for start in (0..body.len()).step_by(64) {
        out.push_str(&body[start..body.len().min(start + 64)]);
        out.push('\n');
    }
    out.push_str("-----END ");
    out.push_str(label);
    out.push_str("-----\n");
    out
}

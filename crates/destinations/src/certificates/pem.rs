//! PEM files: any number of blocks, in any order, with anything between them.
//!
//! Source: RFC 7468, read as leniently as its section 2 allows.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use zeroize::Zeroizing;

pub(super) const BEGIN: &str = "-----BEGIN ";
const DASHES: &str = "-----";
/// More blocks than any chain has.
const MAX_BLOCKS: usize = 100;

pub(super) struct Block {
    pub label: String,
    pub der: Zeroizing<Vec<u8>>,
}

/// The blocks of a text; those that are no base64 are left out.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    for part in text.split(BEGIN).skip(1).take(MAX_BLOCKS) {
        let Some((label, rest)) = part.split_once(DASHES) else { continue };
        let Some((body, _)) = rest.split_once("-----END ") else { continue };
        // Headers as of RFC 1421 stand before an empty line; a key encrypted in that way cannot be opened anyway.
        let mut compact = Zeroizing::new(String::with_capacity(body.len()));
        compact.extend(body.chars().filter(|character| !character.is_whitespace()));
        if let Ok(der) = STANDARD_NO_PAD.decode(compact.trim_end_matches('=')) {
            blocks.push(Block { label: label.chars().take(60).collect(), der: Zeroizing::new(der) });
        }
    }
    blocks
}

/// One block with lines of 64 characters.
pub(super) fn encode(der: &[u8], label: &str) -> Zeroizing<String> {
    let body = Zeroizing::new(base64::engine::general_purpose::STANDARD.encode(der));
    let mut out = Zeroizing::new(String::with_capacity(body.len() + body.len() / 64 + 80));
    for part in [BEGIN, label, DASHES, "\n"] {
        out.push_str(part);
    }
    for start in (0..body.len()).step_by(64) {
        out.push_str(&body[start..body.len().min(start + 64)]);
        out.push('\n');
    }
    for part in ["-----END ", label, DASHES, "\n"] {
        out.push_str(part);
    }
    out
}

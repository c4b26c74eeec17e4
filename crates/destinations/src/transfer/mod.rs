//! Destinations as files: JSON, YAML and Java properties, alone or many in an archive.
//!
//! - [`read`] takes what the cockpits of SAP BTP and of docket export, and what people write by hand.
//! - [`write`] and [`write_archive`] make such files. Secrets are left out, and the file says which.
//! - [`Existing`] and the import in [`import`] decide what becomes of what was read.
//!
//! Everything read is foreign input: sizes are bounded, nothing is followed or expanded.
//!
//! Source: SAP BTP Connectivity, "Export Destinations" and "Import Destinations".

mod archive;
mod draft;
mod format;
pub mod import;
mod java_properties;
pub(crate) mod json;
mod rewrite;
mod yaml;

pub use archive::write_archive;
pub use draft::{Draft, Unreadable};
pub use format::Format;
pub use import::{Action, Existing, ImportedDestination, PropertyChange};
pub use rewrite::rewrite;

use crate::properties::Properties;

/// Most bytes of one file, and of all files of an archive once unpacked.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;
/// Most destinations read at once.
pub const MAX_DESTINATIONS: usize = 1000;

/// Reads the destinations of a file: its format is told by its name, or else by how it begins.
///
/// # Errors
/// [`Unreadable`] if the file is not of its format at all. What is wrong with single properties is in [`Draft::problems`].
pub fn read(file: &str, bytes: &[u8]) -> Result<Vec<Draft>, Unreadable> {
    let drafts =
        if archive::is_archive(bytes) { archive::read(file, bytes)? } else { read_one(file, bytes)? };
    match drafts.len() {
        0 => Err(Unreadable::new(file, None, "holds no destination")),
        count if count > MAX_DESTINATIONS => Err(Unreadable::new(
            file,
            None,
            format!("holds {count} destinations; at most {MAX_DESTINATIONS} are read at once"),
        )),
        _ => Ok(drafts),
    }
}

/// Reads a file that is no archive.
fn read_one(file: &str, bytes: &[u8]) -> Result<Vec<Draft>, Unreadable> {
    if bytes.len() > MAX_BYTES {
        return Err(Unreadable::new(file, None, format!("is larger than {MAX_BYTES} bytes")));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Unreadable::new(file, None, "is empty"));
    }
    let text = format::decode(bytes);
    if text.contains('\0') {
        return Err(Unreadable::new(file, None, "is neither a text nor a zip archive"));
    }
    let format = Format::of_file(file).unwrap_or_else(|| Format::of_text(&text));
    let drafts = match format {
        Format::Json => json::read(&text),
        Format::Yaml => yaml::read(&text),
        Format::Properties => java_properties::read(&text).map(|draft| vec![draft]),
    };
    let drafts = drafts.map_err(|(line, problem)| Unreadable::new(file, line, problem))?;
    Ok(drafts.into_iter().map(|draft| Draft { file: file.to_owned(), ..draft }).collect())
}

/// One destination as a file, secrets included as far as `properties` holds them; `left_out` are named as missing.
pub fn write(format: Format, properties: &Properties, left_out: &[String]) -> String {
    match format {
        Format::Json => json::write(&[(properties, left_out)]),
        Format::Yaml => yaml::write(properties, left_out),
        Format::Properties => java_properties::write(properties, left_out),
    }
}

/// Many destinations as one JSON array or as YAML documents.
///
/// Java properties hold one destination to a file: use [`write_archive`].
pub fn write_many(format: Format, all: &[(Properties, Vec<String>)]) -> Option<String> {
    match format {
        Format::Json => {
            let borrowed: Vec<_> = all.iter().map(|(one, left_out)| (one, left_out.as_slice())).collect();
            Some(json::write_many(&borrowed))
        }
        Format::Yaml => Some(all.iter().map(|(one, left_out)| yaml::write(one, left_out)).collect()),
        Format::Properties => None,
    }
}

/// Properties in the order people look for them: what every destination has, then the rest by name.
fn in_order(properties: &Properties) -> Vec<(&str, &str)> {
    const FIRST: [&str; 6] = ["Name", "Type", "Description", "URL", "ProxyType", "Authentication"];
    let rank = |name: &str| FIRST.iter().position(|first| *first == name).unwrap_or(FIRST.len());
    let mut all: Vec<_> = properties.iter().collect();
    all.sort_by_key(|(name, _)| rank(name));
    all
}

/// What stands where a secret was.
const LEFT_OUT: &str = "<< left out on export >>";

/// The property a comment says was left out, if it does: `clientSecret=<< … >>`, or with a colon.
///
/// SAP's own exports say so in the same form, with other words between the brackets.
fn left_out_by(comment: &str) -> Option<String> {
    let (name, marker) = comment.split_once(['=', ':'])?;
    let (name, marker) = (name.trim().trim_matches('"'), marker.trim());
    let is_marker = marker.starts_with("<<") && marker.ends_with(">>");
    (is_marker
        && !name.is_empty()
        && name.len() <= 255
        && !name.contains(|letter: char| letter.is_whitespace() || letter.is_control()))
    .then(|| name.to_owned())
}

//! Fuzz targets: one function for each kind of foreign input, which must read or refuse whatever it is given.
//!
//! `scripts/fuzz` lets libFuzzer look for inputs that break one; each target is a program in `targets/` that calls its
//! function here. Inputs worth starting from are in `seeds/`, one folder for each target. An input that broke something
//! stays there once it is mended, because the tests below give every seed to its target.
//!
//! Where more can be said than "does not panic", it is asserted: what was accepted must be what was signed, what was
//! written must be read as the same.

mod certificate;
mod destination_file;
mod saml;
mod scim;
mod token;

pub use certificate::{certificate, key_store};
pub use destination_file::destination_file;
pub use saml::assertion;
pub use scim::scim_filter;
pub use token::token;

/// `$filter` of the destination service.
pub fn destination_filter(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        docket_destinations::fuzzing::filter(text);
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    /// The files below these folders, which are seen from this crate's.
    fn seeds(folders: &[&str]) -> Vec<PathBuf> {
        let files = |folder: &&str| {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
            let entries =
                std::fs::read_dir(&folder).unwrap_or_else(|_| panic!("{} is missing", folder.display()));
            entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect::<Vec<_>>()
        };
        folders.iter().flat_map(files).collect()
    }

    fn give(target: fn(&[u8]), folders: &[&str]) {
        let seeds = seeds(folders);
        assert!(!seeds.is_empty());
        for seed in seeds {
            println!("{}", seed.display());
            target(&std::fs::read(seed).unwrap());
        }
    }

    /// `scripts/fuzz` gives them to these two as well.
    const CERTIFICATE_FILES: &str = "../crates/destinations/tests/files";

    #[test]
    fn every_assertion_among_the_seeds_is_read_or_refused() {
        give(super::assertion, &["seeds/assertion"]);
    }

    #[test]
    fn every_certificate_among_the_seeds_is_read_or_refused() {
        give(super::certificate, &["seeds/certificate", CERTIFICATE_FILES]);
    }

    #[test]
    fn every_key_store_among_the_seeds_is_read_or_refused() {
        give(super::key_store, &["seeds/key-store", CERTIFICATE_FILES]);
    }

    #[test]
    fn every_destination_filter_among_the_seeds_is_read_or_refused() {
        give(super::destination_filter, &["seeds/destination-filter"]);
    }

    #[test]
    fn every_destination_file_among_the_seeds_is_read_or_refused() {
        give(super::destination_file, &["seeds/destination-file"]);
    }

    #[test]
    fn every_scim_filter_among_the_seeds_is_read_or_refused() {
        give(super::scim_filter, &["seeds/scim-filter"]);
    }

    #[test]
    fn every_token_among_the_seeds_is_read_or_refused() {
        give(super::token, &["seeds/token"]);
    }
}

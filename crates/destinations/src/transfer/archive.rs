//! Many files in one: a zip archive.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::draft::{Draft, Unreadable};
use super::{Format, MAX_BYTES, MAX_DESTINATIONS, read_one, write};
use crate::properties::Properties;

/// How an archive begins.
const MAGIC: &[u8] = b"PK\x03\x04";

pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// Reads every file of the archive; folders and what operating systems add are passed over.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Vec<Draft>, Unreadable> {
    let broken = || Unreadable::new(file, None, "is no zip archive that can be read");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    if archive.len() > 2 * MAX_DESTINATIONS {
        return Err(Unreadable::new(
            file,
            None,
            format!("holds {} files, which are too many", archive.len()),
        ));
    }
    let mut left = MAX_BYTES;
    let mut drafts = Vec::new();
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|_| broken())?;
        let name = entry.name().map_err(|_| broken())?.into_owned();
        let is_hidden = name.starts_with("__MACOSX/")
            || name.rsplit('/').next().is_some_and(|last| last.starts_with('.'));
        if !entry.is_file() || is_hidden {
            continue;
        }
        // What the archive says of a file's size is not believed.
        let mut content = Vec::new();
        let limit = u64::try_from(left).unwrap_or(u64::MAX).saturating_add(1);
        entry.take(limit).read_to_end(&mut content).map_err(|_| broken())?;
        if content.len() > left {
            return Err(Unreadable::new(file, None, format!("unpacks to more than {MAX_BYTES} bytes")));
        }
        left -= content.len();
        if is_archive(&content) {
            return Err(Unreadable::new(&name, None, "is an archive within an archive; unpack it first"));
        }
        drafts.extend(read_one(&name, &content)?);
    }
    Ok(drafts)
}

/// An archive with one file for each destination, named after it.
pub fn write_archive(format: Format, all: &[(Properties, Vec<String>)]) -> Vec<u8> {
    const IN_MEMORY: &str = "writing to memory does not fail";
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().unix_permissions(0o600);
    for (properties, left_out) in all {
        // A destination's name holds letters, digits, _ and - only.
        let name = format!("{}.{}", properties.name().unwrap_or("destination"), format.name());
        archive.start_file(name, options).expect("names are unique and short");
        archive.write_all(write(format, properties, left_out).as_bytes()).expect(IN_MEMORY);
    }
    archive.finish().expect(IN_MEMORY).into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_holds_each_destination_in_a_file_of_its_own() {
        let all = [
            (Properties::from([("Name", "A"), ("URL", "https://a.example")]), vec!["Password".to_owned()]),
            (Properties::from([("Name", "B")]), Vec::new()),
        ];
        for format in Format::ALL {
            let bytes = write_archive(format, &all);
            let drafts = crate::transfer::read("export.zip", &bytes).unwrap();
            let read: Vec<_> =
                drafts.iter().map(|draft| (draft.properties.clone(), draft.left_out.clone())).collect();
            assert_eq!(read, all);
            assert_eq!(drafts[1].file, format!("B.{}", format.name()));
        }
    }

    #[test]
    fn an_archive_that_unpacks_to_too_much_is_refused() {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file("a.json", SimpleFileOptions::default()).unwrap();
        archive.write_all(&vec![b' '; MAX_BYTES + 1]).unwrap();
        let bytes = archive.finish().unwrap().into_inner();
        assert!(bytes.len() < 64 * 1024);
        assert!(read("x.zip", &bytes).unwrap_err().problem.contains("unpacks to more"));
        assert!(read("x.zip", b"PK\x03\x04broken").is_err());
        for (bytes, problem) in [
            (&b"\x8f\0\x01{\xff"[..], "is neither a text nor a zip archive"),
            (b" \n", "is empty"),
            (b"", "is empty"),
        ] {
            assert_eq!(crate::transfer::read("x.zip", bytes).unwrap_err().problem, problem);
        }
    }
}

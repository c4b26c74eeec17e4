//! A way in for the fuzz targets. It hands nothing out.

use zeroize::Zeroizing;

use super::file::{CertificateFile, FileKind};
use super::{generation, key_store, public};

/// The password of the files the fuzz targets start from.
const PASSWORD: &str = "changeit";

/// Reads the bytes as every kind of file there is, and as a signing request.
///
/// # Panics
/// If a file that may be stored cannot be written as it was read.
pub fn file(content: &[u8]) {
    for (kind, name) in [
        (FileKind::Pkcs12, "a.p12"),
        (FileKind::Jks, "a.jks"),
        (FileKind::Pem, "a.pem"),
        (FileKind::Certificate, "a.cer"),
    ] {
        let file = CertificateFile { name: name.to_owned(), kind, content: Zeroizing::new(content.to_vec()) };
        if let Ok(stored) = CertificateFile::read(name, &file.to_base64()) {
            assert_eq!(*stored.content, *content);
        }
        let _ = public::parts(&file);
        let _ = key_store::open(&file, PASSWORD);
    }
    if let Ok(text) = std::str::from_utf8(content) {
        let _ = generation::request(text);
    }
}

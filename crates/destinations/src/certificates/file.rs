//! A certificate file: its name, what its extension says it is, and whether its bytes look like that.

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use docket_storage::certificates::StoredCertificate;
use zeroize::Zeroizing;

use super::{jks, pem};
use crate::validate::PropertyError;

/// Longest name, as destinations have it.
const MAX_NAME_CHARACTERS: usize = 200;
/// More than any key store with its chain; keeps opening one from becoming work for minutes.
pub(crate) const MAX_FILE_BYTES: usize = 128 * 1024;

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// What a file's extension says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileKind {
    /// PKCS #12: a key with its chain under a password.
    Pkcs12,
    /// A Java key store.
    Jks,
    /// PEM blocks: certificates, and perhaps a private key.
    Pem,
    /// A certificate or chain, as PEM or as the bytes of one.
    Certificate,
}

impl FileKind {
    /// By extension, in any case; `None` for any other.
    pub(crate) fn of(name: &str) -> Option<Self> {
        match name.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
            "p12" | "pfx" => Some(Self::Pkcs12),
            "jks" => Some(Self::Jks),
            "pem" => Some(Self::Pem),
            "cer" | "crt" => Some(Self::Certificate),
            _ => None,
        }
    }
}

/// A file that may be stored.
#[derive(Clone)]
pub(crate) struct CertificateFile {
    pub name: String,
    pub kind: FileKind,
    pub content: Zeroizing<Vec<u8>>,
}

impl CertificateFile {
    /// Checks name and content as they come over an interface; `content` is base64.
    ///
    /// # Errors
    /// The field at fault: `Name` or `Content`.
    pub(crate) fn read(name: &str, content: &str) -> Result<Self, PropertyError> {
        let kind = check_name(name)?;
        let compact: Zeroizing<String> =
            Zeroizing::new(content.chars().filter(|character| !character.is_whitespace()).collect());
        if compact.is_empty() {
            return Err(PropertyError::new("Content", "is missing; it is the file in base64"));
        }
        if compact.len() > MAX_FILE_BYTES / 3 * 4 + 4 {
            return Err(PropertyError::new("Content", format!("is longer than {MAX_FILE_BYTES} bytes")));
        }
        let content = BASE64
            .decode(compact.as_bytes())
            .map(Zeroizing::new)
            .map_err(|_| PropertyError::new("Content", "is not base64; encode the whole file"))?;
        let file = Self { name: name.to_owned(), kind, content };
        file.check()?;
        Ok(file)
    }

    pub(crate) fn from_stored(stored: &StoredCertificate) -> Self {
        Self {
            name: stored.name.clone(),
            kind: FileKind::of(&stored.name).unwrap_or(FileKind::Certificate),
            content: stored.content.clone(),
        }
    }

    pub(crate) fn to_base64(&self) -> String {
        BASE64.encode(&self.content)
    }

    /// The file as text, if it is PEM.
    pub(crate) fn text(&self) -> Option<&str> {
        let text = std::str::from_utf8(&self.content).ok()?;
        text.contains(pem::BEGIN).then_some(text)
    }

    /// Whether the bytes are what the extension says, as far as it can be told without a password.
    fn check(&self) -> Result<(), PropertyError> {
        let wrong = |what: &str| Err(PropertyError::new("Content", what));
        match self.kind {
            FileKind::Pkcs12 if self.content.first() != Some(&0x30) => {
                wrong("is no PKCS #12 file, as .p12 and .pfx say")
            }
            FileKind::Jks if jks::read(&self.content).is_none() => {
                wrong("is no Java key store, as .jks says; a PKCS #12 file is named .p12")
            }
            FileKind::Pem if self.text().is_none() => {
                wrong("holds no PEM block; it begins with -----BEGIN CERTIFICATE-----")
            }
            FileKind::Pem | FileKind::Certificate if super::public::certificates(self).is_empty() => {
                wrong("holds no X.509 certificate")
            }
            _ => Ok(()),
        }
    }
}

/// Any text that can stand in a path, with one of the extensions: real ones hold spaces, quotes and parentheses.
pub(crate) fn check_name(name: &str) -> Result<FileKind, PropertyError> {
    if name.is_empty() {
        return Err(PropertyError::new("Name", "is missing"));
    }
    let refused = |character: char| character.is_control() || matches!(character, '/' | '\\' | '@');
    if name.chars().count() > MAX_NAME_CHARACTERS || name.starts_with('.') || name.contains(refused) {
        return Err(PropertyError::new(
            "Name",
            format!(
                "must not hold slashes or @ or begin with a dot, and has at most {MAX_NAME_CHARACTERS} characters"
            ),
        ));
    }
    FileKind::of(name).ok_or_else(|| {
        PropertyError::new(
            "Name",
            "must end with .jks, .pfx, .p12, .pem, .cer or .crt: that says what the file is",
        )
    })
}

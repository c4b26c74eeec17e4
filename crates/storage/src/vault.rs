//! Sealing secrets at rest: AES-256-GCM under a data key, which itself is stored wrapped under the master key.
//!
//! Every sealed value is bound to its table, row and column, so bytes moved elsewhere do not open. The master key is a
//! file beside the database or wherever the operator keeps it; a backup of the database without it opens nothing.

use std::path::Path;
use std::sync::Arc;

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use docket_domain::Chance;
use zeroize::Zeroizing;

use crate::{Result, StorageError, Store};

const DATA_KEY_SETTING: &str = "data_key";
const NONCE_BYTES: usize = 12;

/// The key that wraps the data key: 32 random bytes, in its file as 64 hexadecimal digits.
pub struct MasterKey(Zeroizing<[u8; 32]>);

impl MasterKey {
    pub fn generate(chance: &Chance) -> Self {
        let mut bytes = Zeroizing::new([0; 32]);
        chance.fill(bytes.as_mut());
        Self(bytes)
    }

    /// Reads the key's file, or makes it with a new key, readable by its owner alone.
    ///
    /// # Errors
    /// The file cannot be read or written, or does not hold 64 hexadecimal digits.
    pub fn load_or_create(file: &Path, chance: &Chance) -> Result<Self> {
        let failed =
            |what: &str, source| StorageError::File { what: format!("{what} {}", file.display()), source };
        match std::fs::read_to_string(file) {
            Ok(text) => {
                let mut bytes = Zeroizing::new([0; 32]);
                hex::decode_to_slice(Zeroizing::new(text).trim(), bytes.as_mut()).map_err(|_| {
                    StorageError::unreadable(
                        "master key",
                        format!("{} does not hold 64 hexadecimal digits", file.display()),
                    )
                })?;
                Ok(Self(bytes))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let key = Self::generate(chance);
                let text = Zeroizing::new(hex::encode(key.0.as_ref()));
                write_private(file, text.as_bytes())
                    .map_err(|source| failed("writing the master key", source))?;
                Ok(key)
            }
            Err(source) => Err(failed("reading the master key", source)),
        }
    }
}

/// Writes a file that only its owner may read, all or nothing.
pub fn write_private(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    let beside = file.with_extension("partial");
    // A leftover of an interrupted write is ours to replace.
    let _ = std::fs::remove_file(&beside);
    let mut handle = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&beside)?;
    handle.write_all(bytes)?;
    handle.sync_all()?;
    std::fs::rename(&beside, file)
}

/// Where a sealed value lives; part of what is authenticated.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub table: &'static str,
    pub row: &'a str,
    pub column: &'static str,
}

impl Place<'_> {
    fn aad(self) -> Aad<Vec<u8>> {
        // Lengths in front, so that no two places give the same bytes.
        let mut bytes = Vec::new();
        for part in [self.table, self.row, self.column] {
            bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
            bytes.extend_from_slice(part.as_bytes());
        }
        Aad::from(bytes)
    }
}

impl std::fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{} of {}", self.table, self.column, self.row)
    }
}

/// Seals and opens secrets. Cheap to clone.
#[derive(Clone)]
pub struct Vault {
    key: Arc<LessSafeKey>,
    chance: Chance,
}

impl Vault {
    /// Opens the store's data key with `master`, making one at the first start.
    ///
    /// # Errors
    /// [`StorageError::Sealed`] if the data key was wrapped under another master key.
    pub async fn open(store: &Store, master: &MasterKey, chance: &Chance) -> Result<Self> {
        let wrapping = Self { key: Arc::new(aes_key(master.0.as_ref())), chance: chance.clone() };
        let place = Place { table: "settings", row: DATA_KEY_SETTING, column: "value" };
        let mut tx = store.begin().await?;
        let data_key = if let Some(wrapped) = tx.find_setting(DATA_KEY_SETTING).await? {
            let bytes = hex::decode(wrapped).map_err(|error| StorageError::unreadable("data key", error))?;
            wrapping.open_sealed(place, &bytes)?
        } else {
            let mut fresh = Zeroizing::new(vec![0; 32]);
            chance.fill(&mut fresh);
            tx.put_setting(DATA_KEY_SETTING, &hex::encode(wrapping.seal(place, &fresh))).await?;
            fresh
        };
        tx.commit().await?;
        if data_key.len() != 32 {
            return Err(StorageError::unreadable("data key", "it has another length than 32 bytes"));
        }
        Ok(Self { key: Arc::new(aes_key(&data_key)), chance: chance.clone() })
    }

    /// Nonce, ciphertext and tag of `secret`, bound to `place`.
    pub fn seal(&self, place: Place<'_>, secret: &[u8]) -> Vec<u8> {
        let nonce: [u8; NONCE_BYTES] = self.chance.bytes();
        let mut sealed = secret.to_vec();
        self.key
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), place.aad(), &mut sealed)
            .expect("secrets are far shorter than what one nonce may encrypt");
        let mut out = nonce.to_vec();
        out.append(&mut sealed);
        out
    }

    /// The secret sealed for `place`.
    ///
    /// # Errors
    /// [`StorageError::Sealed`] if the bytes were sealed under another key, for another place, or changed.
    pub fn open_sealed(&self, place: Place<'_>, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        let broken = || StorageError::Sealed { place: place.to_string() };
        let (nonce, ciphertext) = sealed.split_at_checked(NONCE_BYTES).ok_or_else(broken)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| broken())?;
        let mut buffer = Zeroizing::new(ciphertext.to_vec());
        let length = self.key.open_in_place(nonce, place.aad(), &mut buffer).map_err(|_| broken())?.len();
        buffer.truncate(length);
        Ok(buffer)
    }
}

fn aes_key(bytes: &[u8]) -> LessSafeKey {
    LessSafeKey::new(UnboundKey::new(&AES_256_GCM, bytes).expect("the key has 32 bytes"))
}

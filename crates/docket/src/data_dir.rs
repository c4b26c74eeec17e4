//! The data directory: what lies where, who may read it, and that only one process uses it.

use std::fs::File;
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use docket_storage::vault::write_private;
use serde::{Deserialize, Serialize};

/// Paths inside the data directory.
#[derive(Clone, Debug)]
pub struct DataDir(PathBuf);

/// Where the server can be reached; written at each start, so that ports chosen once are used again and the command line
/// finds its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServerAddress {
    pub http_url: String,
    pub https_url: Option<String>,
    pub http_port: u16,
    pub https_port: Option<u16>,
}

/// Held as long as this process uses the directory.
pub struct DirectoryLock {
    _file: File,
}

impl DataDir {
    /// Names a directory without touching it.
    pub fn at(path: &Path) -> Self {
        Self(path.to_owned())
    }

    /// Makes the directory if it is missing, readable by its owner alone.
    pub fn create(path: &Path) -> anyhow::Result<Self> {
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(path)
            .with_context(|| format!("making the data directory {}", path.display()))?;
        let path = path.canonicalize()?;
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700))
            .with_context(|| format!("closing {} to others", path.display()))?;
        Ok(Self(path))
    }

    /// Takes the directory for this process.
    ///
    /// # Errors
    /// Another process has it.
    pub fn lock(&self) -> anyhow::Result<DirectoryLock> {
        let path = self.0.join("docket.lock");
        let file = File::options().create(true).truncate(false).write(true).open(&path)?;
        match file.try_lock() {
            Ok(()) => Ok(DirectoryLock { _file: file }),
            Err(std::fs::TryLockError::WouldBlock) => bail!(
                "another docket process is using {}; stop it, or choose another directory with --data-dir",
                self.0.display()
            ),
            Err(std::fs::TryLockError::Error(error)) => {
                Err(error).with_context(|| format!("locking {}", path.display()))
            }
        }
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn database(&self) -> PathBuf {
        self.0.join("docket.db")
    }

    pub fn master_key(&self) -> PathBuf {
        self.0.join("docket.key")
    }

    pub fn admin_token(&self) -> PathBuf {
        self.0.join("admin-token")
    }

    pub fn tls(&self) -> PathBuf {
        self.0.join("tls")
    }

    /// The authority behind the server's own certificate, which clients are told to trust.
    pub fn ca_certificate(&self) -> PathBuf {
        self.tls().join("ca.pem")
    }

    pub fn demo(&self) -> PathBuf {
        self.0.join("demo.json")
    }

    fn server(&self) -> PathBuf {
        self.0.join("server.json")
    }

    /// Where the server listened last; `None` before its first start.
    pub fn server_address(&self) -> anyhow::Result<Option<ServerAddress>> {
        let path = self.server();
        match std::fs::read(&path) {
            Ok(bytes) => Ok(Some(
                serde_json::from_slice(&bytes)
                    .with_context(|| format!("{} cannot be read", path.display()))?,
            )),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| format!("reading {}", path.display())),
        }
    }

    pub fn write_server_address(&self, address: &ServerAddress) -> anyhow::Result<()> {
        let path = self.server();
        write_private(&path, &serde_json::to_vec_pretty(address)?)
            .with_context(|| format!("writing {}", path.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_process_on_one_directory_is_refused_until_the_first_is_gone() {
        let directory = tempfile::tempdir().unwrap();
        let data = DataDir::create(&directory.path().join("data")).unwrap();
        let held = data.lock().unwrap();
        assert!(data.lock().err().unwrap().to_string().contains("--data-dir"));
        drop(held);
        data.lock().unwrap();
    }

    #[test]
    fn the_directory_is_closed_to_others_even_if_it_was_open_before() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("data");
        std::fs::create_dir(&path).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        DataDir::create(&path).unwrap();
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o700);
    }

    #[test]
    fn the_address_of_the_last_start_is_found_again() {
        let directory = tempfile::tempdir().unwrap();
        let data = DataDir::create(directory.path()).unwrap();
        assert_eq!(data.server_address().unwrap(), None);
        let address = ServerAddress {
            http_url: "http://127.0.0.1:1".to_owned(),
            https_url: None,
            http_port: 1,
            https_port: None,
        };
        data.write_server_address(&address).unwrap();
        assert_eq!(data.server_address().unwrap(), Some(address));
    }
}

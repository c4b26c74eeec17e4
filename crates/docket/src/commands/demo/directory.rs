//! The demo's data directory: a task center's own, with the sandbox's beside it.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use crate::data_dir::DataDir;

/// Everything a demo leaves in its directory, so that starting over removes that and nothing else.
const OURS: [&str; 14] = [
    "docket.db",
    "docket.db-wal",
    "docket.db-shm",
    "docket.key",
    "docket.lock",
    "docket.log",
    "admin-token",
    "demo.json",
    "sandbox",
    "sandbox.log",
    "server.json",
    "service-keys",
    "tls",
    "trust.pem",
];

pub struct DemoDirectory {
    docket: DataDir,
}

impl DemoDirectory {
    /// Makes the directory, or takes what an earlier demo left; with `fresh` that is removed first.
    ///
    /// # Errors
    /// With `fresh`, a directory that holds something no demo made, or that a running process uses.
    pub fn open(path: &Path, fresh: bool) -> anyhow::Result<Self> {
        if fresh && path.is_dir() {
            let data = DataDir::create(path)?;
            let held = data.lock()?;
            clear(path)?;
            drop(held);
        }
        Ok(Self { docket: DataDir::create(path)? })
    }

    pub fn docket(&self) -> &DataDir {
        &self.docket
    }

    pub fn path(&self) -> &Path {
        self.docket.path()
    }

    pub fn sandbox(&self) -> PathBuf {
        self.path().join("sandbox")
    }

    pub fn log(&self, program: &str) -> PathBuf {
        self.path().join(format!("{program}.log"))
    }

    pub fn trust_certificate(&self) -> PathBuf {
        self.path().join("trust.pem")
    }

    /// Where the service key `name` is written; the directory is made if it is missing.
    pub fn service_key(&self, name: &str) -> anyhow::Result<PathBuf> {
        let directory = self.path().join("service-keys");
        std::fs::create_dir_all(&directory).with_context(|| format!("making {}", directory.display()))?;
        Ok(directory.join(format!("{name}.json")))
    }
}

fn clear(path: &Path) -> anyhow::Result<()> {
    let entries: Vec<_> = std::fs::read_dir(path)?.collect::<Result<_, _>>()?;
    let foreign = entries.iter().find(|entry| !OURS.iter().any(|ours| entry.file_name() == *ours));
    if let Some(entry) = foreign {
        bail!(
            "{} is not a demo's; nothing was removed. Choose another directory with --data-dir",
            entry.path().display()
        );
    }
    for entry in entries {
        let path = entry.path();
        let removed = if entry.file_type()?.is_dir() {
            std::fs::remove_dir_all(&path)
        } else {
            std::fs::remove_file(&path)
        };
        removed.with_context(|| format!("removing {}", path.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starting_over_removes_what_a_demo_left() {
        let directory = tempfile::tempdir().unwrap();
        std::fs::write(directory.path().join("docket.db"), "x").unwrap();
        std::fs::create_dir(directory.path().join("sandbox")).unwrap();
        DemoDirectory::open(directory.path(), true).unwrap();
        assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_directory_with_other_things_in_it_is_left_alone() {
        let directory = tempfile::tempdir().unwrap();
        std::fs::write(directory.path().join("docket.db"), "x").unwrap();
        std::fs::write(directory.path().join("thesis.tex"), "x").unwrap();
        let error = DemoDirectory::open(directory.path(), true).err().unwrap().to_string();
        assert!(error.contains("thesis.tex"), "{error}");
        assert!(directory.path().join("docket.db").exists());
    }

    #[test]
    fn without_starting_over_what_is_there_stays() {
        let directory = tempfile::tempdir().unwrap();
        std::fs::write(directory.path().join("docket.db"), "x").unwrap();
        DemoDirectory::open(directory.path(), false).unwrap();
        assert!(directory.path().join("docket.db").exists());
    }
}

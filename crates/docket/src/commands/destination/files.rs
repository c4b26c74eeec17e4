//! Reading and writing the files destinations are moved in.

use std::io::{IsTerminal as _, Read as _, Write as _};
use std::path::Path;

use anyhow::{Context as _, bail};
use docket_storage::vault::write_private;

/// Standard input or output.
pub const STANDARD: &str = "-";

/// The bytes of a file, or of standard input for `-`, with the name they are spoken of.
pub fn read(file: &Path) -> anyhow::Result<(String, Vec<u8>)> {
    if file == Path::new(STANDARD) {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).context("reading standard input")?;
        return Ok(("standard input".to_owned(), bytes));
    }
    let name = file.display().to_string();
    let bytes = std::fs::read(file).with_context(|| format!("reading {name}"))?;
    Ok((name, bytes))
}

/// Writes to the file, or prints without one. `is_private` makes the file its owner's alone.
pub fn write(file: Option<&Path>, bytes: &[u8], is_private: bool) -> anyhow::Result<()> {
    match file.filter(|file| *file != Path::new(STANDARD)) {
        Some(file) if is_private => write_private(file, bytes),
        Some(file) => std::fs::write(file, bytes),
        None => {
            let mut out = std::io::stdout();
            if is_archive(bytes) && out.is_terminal() {
                bail!("an archive is nothing to read; name a file for it with --file");
            }
            return Ok(out.write_all(bytes).and_then(|()| out.flush())?);
        }
    }
    .with_context(|| format!("writing {}", file.unwrap_or(Path::new(STANDARD)).display()))
}

/// Whether these bytes are a zip archive.
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK")
}

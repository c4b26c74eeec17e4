//! `docket destination export`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::bail;
use clap::Args;
use docket_destinations::Properties;
use docket_destinations::transfer::{self, Format};

use super::{files, with_secrets};
use crate::client::{Server, segment};

#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The data directory of a server on this machine; `DOCKET_URL` and `DOCKET_TOKEN` go before it
    #[arg(long, env = "DOCKET_DATA_DIR", default_value = "./docket-data")]
    pub data_dir: PathBuf,
    /// The destinations to export
    #[arg(required_unless_present = "all", conflicts_with = "all")]
    pub names: Vec<String>,
    /// Export every destination
    #[arg(long)]
    pub all: bool,
    /// How to write them; without it as the file's name says, or else JSON
    #[arg(long, value_enum)]
    pub format: Option<FileFormat>,
    /// The file to write instead of printing
    #[arg(long, short, visible_short_alias = 'o')]
    pub file: Option<PathBuf>,
    /// Write a zip archive with a file for each destination; a file named .zip is one anyway
    #[arg(long)]
    pub archive: bool,
    /// Keep the secrets in. Needs --service-key; the file can be read by its owner alone
    #[arg(long)]
    pub with_secrets: bool,
    /// A key of a destination service instance, as `docket service-key get` prints it; - for standard input
    #[arg(long, value_name = "FILE")]
    pub service_key: Option<PathBuf>,
}

/// How destinations are written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum FileFormat {
    Json,
    Yaml,
    /// Java properties, one destination to a file
    Properties,
}

impl FileFormat {
    const fn format(self) -> Format {
        match self {
            Self::Json => Format::Json,
            Self::Yaml => Format::Yaml,
            Self::Properties => Format::Properties,
        }
    }
}

/// What is to be written, and how.
struct Wanted {
    names: Vec<String>,
    format: Format,
    is_archive: bool,
}

/// 1. Say how: by the flags, else by the file's name.
/// 2. Have the file from the server: without secrets through the cockpit's interface, with them through the destination
///    service's, which asks for a key of its own.
/// 3. Write it, and say what it holds and what it does not.
pub async fn run(args: ExportArgs) -> anyhow::Result<ExitCode> {
    let wanted = Wanted::read(&args);
    let bytes = if args.with_secrets {
        let Some(key) = &args.service_key else { return Ok(refuse_secrets()) };
        let key = with_secrets::ServiceKey::read(key)?;
        let destinations = with_secrets::destinations(&key, &args.data_dir, &wanted.names).await?;
        wanted.written(&destinations)?
    } else {
        if args.service_key.is_some() {
            eprintln!("The service key is not used: without --with-secrets the secrets are left out.");
        }
        let server = Server::find(&args.data_dir)?;
        let bytes = server.download(&wanted.path()).await?.to_vec();
        if files::is_archive(&bytes) && !wanted.is_archive {
            return Err(one_to_a_file());
        }
        bytes
    };
    files::write(args.file.as_deref(), &bytes, args.with_secrets)?;
    eprint!("{}", told(args.file.as_deref(), &bytes, args.with_secrets)?);
    Ok(ExitCode::SUCCESS)
}

impl Wanted {
    fn read(args: &ExportArgs) -> Self {
        let named = args.file.as_ref().and_then(|file| file.to_str()).unwrap_or_default();
        let by_name = || Format::of_file(named).unwrap_or(Format::Json);
        let is_zip = Path::new(named).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
        Self {
            names: args.names.clone(),
            format: args.format.map_or_else(by_name, FileFormat::format),
            is_archive: args.archive || is_zip,
        }
    }

    /// Where the server has such a file.
    fn path(&self) -> String {
        let mut path = format!("/cockpit-api/v1/destination-export?format={}", self.format.name());
        for name in &self.names {
            let _ = write!(path, "&name={}", segment(name));
        }
        if self.is_archive {
            path.push_str("&archive=true");
        }
        path
    }

    /// The destinations as a file, with all that is in them.
    fn written(&self, destinations: &[Properties]) -> anyhow::Result<Vec<u8>> {
        let all: Vec<_> = destinations.iter().map(|one| (one.clone(), Vec::new())).collect();
        if self.is_archive {
            return Ok(transfer::write_archive(self.format, &all));
        }
        if let [one] = destinations {
            return Ok(transfer::write(self.format, one, &[]).into_bytes());
        }
        let text = transfer::write_many(self.format, &all);
        text.map(String::into_bytes).ok_or_else(one_to_a_file)
    }
}

fn one_to_a_file() -> anyhow::Error {
    anyhow::anyhow!(
        "Java properties hold one destination to a file; add --archive, name a .zip file, or choose --format json or yaml"
    )
}

/// Wrong usage, with the way that is right.
fn refuse_secrets() -> ExitCode {
    eprintln!(
        "docket: secrets are given to programs with a key of a destination service instance only, never to a person or to the \
         command line's own token. Make one and name it:\n  \
         docket service-instance create my-destinations --service destination\n  \
         docket service-key create my-destinations export\n  \
         docket service-key get my-destinations export > key.json\n  \
         docket destination export --all --with-secrets --service-key key.json --file destinations.json"
    );
    ExitCode::from(2)
}

/// What was written, for a person; on standard error, so that it is not taken for the file.
fn told(file: Option<&Path>, bytes: &[u8], has_secrets: bool) -> anyhow::Result<String> {
    let mut told = String::new();
    let drafts = match transfer::read("", bytes) {
        Ok(drafts) => drafts,
        // An empty server is no error.
        Err(_) if bytes.starts_with(b"[]") => Vec::new(),
        Err(error) => bail!("what the server answered cannot be read: {error}"),
    };
    if let Some(file) = file.filter(|file| *file != Path::new(files::STANDARD)) {
        let count = drafts.len();
        let noun = if count == 1 { "destination" } else { "destinations" };
        let _ = writeln!(told, "Wrote {count} {noun} to {}.", file.display());
    }
    if has_secrets {
        told.push_str("Secrets are in it: keep it as you keep a password.\n");
    }
    for draft in drafts.iter().filter(|draft| !draft.left_out.is_empty()) {
        let name = draft.properties.name().unwrap_or_default();
        let _ = writeln!(told, "Left out of {name}: {}.", draft.left_out.join(", "));
    }
    Ok(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(format: Format, names: &[&str], is_archive: bool) -> Wanted {
        Wanted { names: names.iter().map(|name| (*name).to_owned()).collect(), format, is_archive }
    }

    fn both() -> Vec<Properties> {
        vec![Properties::from([("Name", "A"), ("Password", "hunter2")]), Properties::from([("Name", "B")])]
    }

    #[test]
    fn properties_of_many_destinations_want_an_archive() {
        let refused = wanted(Format::Properties, &["A", "B"], false).written(&both()).unwrap_err();
        assert!(refused.to_string().contains("--archive"), "{refused}");
        let archive = wanted(Format::Properties, &[], true).written(&both()).unwrap();
        let drafts = transfer::read("x.zip", &archive).unwrap();
        assert_eq!(drafts.iter().map(|draft| draft.properties.clone()).collect::<Vec<_>>(), both());
        let one = wanted(Format::Properties, &["A"], false).written(&both()[..1]).unwrap();
        assert_eq!(String::from_utf8(one).unwrap(), "Name=A\nPassword=hunter2\n");
    }

    #[test]
    fn what_was_left_out_is_said_by_destination() {
        let text = transfer::write(Format::Yaml, &both()[1], &["clientSecret".to_owned()]);
        let told = told(Some(Path::new("b.yaml")), text.as_bytes(), false).unwrap();
        assert_eq!(told, "Wrote 1 destination to b.yaml.\nLeft out of B: clientSecret.\n");
    }
}

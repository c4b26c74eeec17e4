//! `docket destination lint`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;
use docket_destinations::lint::files::{FileFinding, FileSet, SourceFile};
use docket_destinations::lint::{Change, Severity, Target};
use http::StatusCode;
use serde_json::{Value, json};

use super::{DESTINATIONS, files};
use crate::cli::Remote;
use crate::client::{Rejected, Server, segment};
use crate::commands::NOT_WELL;
use crate::output::{Output, cell, print_json};

const LINT: &str = "/cockpit-api/v1/lint";
/// What destinations are written in.
const ENDINGS: [&str; 5] = ["json", "yaml", "yml", "properties", "zip"];
/// Rounds of fixes on the server: one fix may lead to the next.
const MAX_ROUNDS: usize = 50;

#[derive(Debug, Args)]
pub struct LintArgs {
    #[command(flatten)]
    pub remote: Remote,
    /// Files, and folders with everything below them; - for standard input
    #[arg(required_unless_present = "server")]
    pub paths: Vec<PathBuf>,
    /// Look at the destinations of the server
    #[arg(long)]
    pub server: bool,
    /// Make the changes that alter nothing but what is wrong
    #[arg(long)]
    pub fix: bool,
    /// Where the destinations are to work
    #[arg(long = "for", value_enum, default_value_t)]
    pub target: LintTarget,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum LintTarget {
    #[default]
    Docket,
    /// The Destination service of SAP BTP
    SapBtp,
}

impl LintTarget {
    const fn target(self) -> Target {
        match self {
            Self::Docket => Target::Docket,
            Self::SapBtp => Target::SapBtp,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Docket => "docket",
            Self::SapBtp => "sap-btp",
        }
    }
}

/// What is told, in the members the server's interface has, with the file.
struct Report {
    /// What is left.
    findings: Vec<Value>,
    /// What was corrected.
    fixed: Vec<Value>,
}

/// 1. Look at the files, those of one folder together, and then at the server.
/// 2. With --fix make the safe changes first.
/// 3. Tell what is left; exit 1 if there is an error among it.
pub async fn run(args: LintArgs) -> anyhow::Result<ExitCode> {
    let mut report = Report { findings: Vec::new(), fixed: Vec::new() };
    for mut set in sets(&args)? {
        if args.fix {
            let before = set.files.clone();
            report.fixed.extend(set.fix().iter().map(shown));
            for (file, _) in set.files.iter().zip(before).filter(|(file, before)| *file != before) {
                std::fs::write(&file.name, &file.bytes).with_context(|| format!("writing {}", file.name))?;
            }
        }
        report.findings.extend(set.lint().iter().map(shown));
    }
    if args.server {
        let server = Server::find(&args.remote.data_dir)?;
        if args.fix {
            report.fixed.extend(fix(&server).await?);
        }
        let answer = server.get(&format!("{LINT}?for={}", args.target.name())).await?;
        report.findings.extend(answer["value"].as_array().into_iter().flatten().map(of_server));
    }
    let is_well = report.findings.iter().all(|finding| finding["severity"] != "ERROR");
    match args.remote.output {
        Output::Json => print_json(&json!({"value": report.findings, "fixed": report.fixed})),
        Output::Table => print!("{}", report.text(args.fix)),
    }
    Ok(if is_well { ExitCode::SUCCESS } else { NOT_WELL })
}

/// What is looked at together: the files that were named, and each folder's.
fn sets(args: &LintArgs) -> anyhow::Result<Vec<FileSet>> {
    let mut named = Vec::new();
    let mut folders = BTreeMap::new();
    for path in &args.paths {
        if path != Path::new(files::STANDARD) && path.is_dir() {
            walk(path, &mut folders)?;
        } else {
            let (name, bytes) = files::read(path)?;
            anyhow::ensure!(
                !args.fix || path != Path::new(files::STANDARD),
                "what comes from standard input cannot be corrected where it stands; name a file"
            );
            named.push(SourceFile { name, bytes });
        }
    }
    anyhow::ensure!(
        !named.is_empty() || !folders.is_empty() || args.paths.is_empty(),
        "there is no file whose name ends in .{} below the folder",
        ENDINGS.join(", .")
    );
    // Of a single destination that is looked at, others may well be elsewhere.
    let is_many = named.len() > 1 || named.iter().any(holds_many);
    let named = (!named.is_empty()).then_some((named, is_many));
    let all = named.into_iter().chain(folders.into_values().map(|files| (files, true)));
    let target = args.target.target();
    Ok(all.map(|(files, is_complete)| FileSet { files, is_complete, target }).collect())
}

fn holds_many(file: &SourceFile) -> bool {
    docket_destinations::transfer::read(&file.name, &file.bytes).is_ok_and(|drafts| drafts.len() > 1)
}

/// Gathers the files below a folder by the folder they are in. Hidden ones and links are passed over, and so are files of those
/// endings that hold something else.
fn walk(folder: &Path, folders: &mut BTreeMap<PathBuf, Vec<SourceFile>>) -> anyhow::Result<()> {
    let reading = || format!("reading the folder {}", folder.display());
    let mut entries: Vec<_> = std::fs::read_dir(folder).and_then(Iterator::collect).with_context(reading)?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let (path, kind) = (entry.path(), entry.file_type().with_context(reading)?);
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        let is_wanted = ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()));
        if is_hidden {
            continue;
        }
        if kind.is_dir() {
            walk(&path, folders)?;
        } else if kind.is_file() && is_wanted {
            let (name, bytes) = files::read(&path)?;
            let file = SourceFile { name, bytes };
            if may_be_meant(&file) {
                folders.entry(folder.to_owned()).or_default().push(file);
            }
        }
    }
    Ok(())
}

/// Whether a file holds a destination, or what should be one: something in it has a name or a type.
fn may_be_meant(file: &SourceFile) -> bool {
    let Ok(drafts) = docket_destinations::transfer::read(&file.name, &file.bytes) else { return true };
    drafts.iter().any(|draft| {
        ["Name", "Type"].iter().any(|property| draft.properties.get(property).is_some())
            || draft.problems.iter().any(|problem| problem.property == "Name")
    })
}

/// Makes every safe change on the server, and gives the findings that are gone by it.
async fn fix(server: &Server) -> anyhow::Result<Vec<Value>> {
    let (mut fixed, mut refused) = (Vec::new(), Vec::new());
    for _ in 0..MAX_ROUNDS {
        let answer = server.get(LINT).await?;
        let safe = answer["value"].as_array().into_iter().flatten().filter(|finding| finding["safe"] == true);
        let mut is_changed = false;
        for finding in safe {
            let place = ["destination", "code", "property"].map(|key| cell(&finding[key]));
            if refused.contains(&place) {
                continue;
            }
            let path = format!("{DESTINATIONS}/{}/fix", segment(&place[0]));
            let mut body = json!({"code": finding["code"]});
            if !finding["property"].is_null() {
                body["property"] = finding["property"].clone();
            }
            match server.post(&path, &body).await {
                Ok(_) => {
                    is_changed = true;
                    fixed.push(of_server(finding));
                }
                // Another fix settled it, or somebody else did; or there is more to be corrected first.
                Err(error) if is_settled(&error) => refused.push(place),
                Err(error) => return Err(error),
            }
        }
        if !is_changed {
            break;
        }
    }
    Ok(fixed)
}

fn is_settled(error: &anyhow::Error) -> bool {
    const SETTLED: [StatusCode; 3] = [StatusCode::CONFLICT, StatusCode::NOT_FOUND, StatusCode::BAD_REQUEST];
    error.downcast_ref::<Rejected>().is_some_and(|no| SETTLED.contains(&no.status))
}

fn of_server(finding: &Value) -> Value {
    let mut shown = json!({"file": null});
    if let (Some(shown), Some(finding)) = (shown.as_object_mut(), finding.as_object()) {
        shown.extend(finding.clone());
    }
    shown
}

fn shown(found: &FileFinding) -> Value {
    let finding = &found.finding;
    let change = finding
        .change
        .as_ref()
        .map(|Change { rename, remove, set }| json!({"rename": rename, "remove": remove, "set": set}));
    json!({
        "file": found.file,
        "destination": finding.destination,
        "code": finding.code,
        "severity": match finding.severity {
            Severity::Hint => "HINT",
            Severity::Warning => "WARNING",
            Severity::Error => "ERROR",
        },
        "property": finding.property,
        "message": finding.message,
        "fix": finding.fix,
        "change": change,
        "safe": finding.is_safe,
        "example": finding.example,
    })
}

impl Report {
    fn text(&self, was_fixed: bool) -> String {
        let mut text = String::new();
        for finding in &self.fixed {
            let _ = writeln!(
                text,
                "{}: fixed {}\n  {}",
                place(finding),
                cell(&finding["code"]),
                cell(&finding["message"])
            );
        }
        for finding in &self.findings {
            let severity = cell(&finding["severity"]).to_lowercase();
            let _ = writeln!(text, "{}: {severity} {}", place(finding), cell(&finding["code"]));
            let _ = writeln!(text, "  {}", cell(&finding["message"]));
            let safe = if finding["safe"] == true { " (--fix does it)" } else { "" };
            let _ = writeln!(text, "  Fix: {}{safe}", cell(&finding["fix"]));
            if finding["example"].is_object() {
                let example = format!("{:#}", finding["example"]).replace('\n', "\n  ");
                let _ = writeln!(text, "  In its place:\n  {example}");
            }
        }
        let count = |severity: &str| self.findings.iter().filter(|one| one["severity"] == severity).count();
        let mut counts = Vec::new();
        for (severity, one, many) in
            [("ERROR", "error", "errors"), ("WARNING", "warning", "warnings"), ("HINT", "hint", "hints")]
        {
            match count(severity) {
                0 => {}
                1 => counts.push(format!("1 {one}")),
                count => counts.push(format!("{count} {many}")),
            }
        }
        if was_fixed {
            counts.insert(0, format!("{} fixed", self.fixed.len()));
        }
        let _ = match &counts[..] {
            [] => writeln!(text, "Nothing was found."),
            counts => writeln!(text, "{}.", counts.join(", ")),
        };
        text
    }
}

/// File, destination and property, as far as they are known.
fn place(finding: &Value) -> String {
    let parts = ["file", "destination", "property"].map(|key| cell(&finding[key]));
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(paths: &[&Path], fix: bool) -> LintArgs {
        LintArgs {
            remote: Remote { data_dir: PathBuf::new(), output: Output::Table },
            paths: paths.iter().map(|path| (*path).to_owned()).collect(),
            server: false,
            fix,
            target: LintTarget::Docket,
        }
    }

    fn write(folder: &Path, name: &str, text: &str) {
        let file = folder.join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }

    #[test]
    fn a_folder_is_walked_and_what_is_no_destination_is_passed_over() {
        let directory = tempfile::tempdir().unwrap();
        for (name, text) in [
            ("prod/a.json", "{\"Name\": \"A\"}"),
            ("prod/b.YAML", "Name: B\n"),
            ("dev/a.properties", "Name=A\n"),
            ("dev/broken.json", "{"),
            ("package.json", "{\"name\": \"x\"}"),
            (".git/c.json", "{\"Name\": \"C\"}"),
            ("notes.txt", "Name=D"),
        ] {
            write(directory.path(), name, text);
        }
        let sets = sets(&args(&[directory.path()], false)).unwrap();
        let names: Vec<Vec<&str>> = sets
            .iter()
            .map(|set| set.files.iter().map(|file| file.name.rsplit('/').next().unwrap()).collect())
            .collect();
        assert_eq!(names, [vec!["a.properties", "broken.json"], vec!["a.json", "b.YAML"]]);
        assert!(sets.iter().all(|set| set.is_complete));
    }

    #[tokio::test]
    async fn fixing_rewrites_the_file_and_an_error_that_is_left_decides_the_exit_code() {
        let directory = tempfile::tempdir().unwrap();
        let text = "# mine\nName=SF_PP\nType=HTTP\nURL=https\\://x.example\nAuthentication=NoAuthentication\ntc.enabled=true\n";
        write(directory.path(), "a.properties", text);
        let file = directory.path().join("a.properties");
        assert_eq!(run(args(&[&file], true)).await.unwrap(), ExitCode::SUCCESS);
        assert_eq!(std::fs::read_to_string(&file).unwrap(), text.replace("tc.enabled=true\n", ""));
        write(directory.path(), "a.properties", "Name=A\n");
        assert_eq!(run(args(&[&file], true)).await.unwrap(), NOT_WELL);
    }

    #[test]
    fn a_finding_says_where_what_and_how_to_mend_it() {
        let report = Report {
            findings: vec![
                json!({"file": "a.json", "destination": "A", "property": "SystemUser", "code": "SYSTEM_USER",
                "severity": "WARNING", "message": "It ends.", "fix": "Use another.", "safe": false, "example": {"Name": "A"}}),
            ],
            fixed: Vec::new(),
        };
        assert_eq!(
            report.text(false),
            "a.json: A: SystemUser: warning SYSTEM_USER\n  It ends.\n  Fix: Use another.\n  In its place:\n  {\n    \"Name\": \"A\"\n  }\n1 warning.\n"
        );
        assert_eq!(Report { findings: Vec::new(), fixed: Vec::new() }.text(true), "0 fixed.\n");
    }
}

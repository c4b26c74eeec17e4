//! Destinations in files: what is probably not meant in them, and correcting it where it stands.
//!
//! No server is asked, so nothing is known of certificates. Finding files is up to the caller.

use std::collections::BTreeSet;

use super::{Finding, Landscape, Severity, Subject, Target, lint_one, rules};
use crate::transfer::{self, Draft};

/// The code of a file that cannot be read as what it claims to be.
pub const UNREADABLE: &str = "UNREADABLE";
/// Changes to one destination that may follow from one another; more would go round in circles.
const MAX_ROUNDS: usize = 50;

/// A file with destinations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// What it is called; its ending tells its format.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// What was found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFinding {
    /// The file; of an archive with the entry's name behind a colon.
    pub file: String,
    pub finding: Finding,
}

/// Files that are looked at together: a destination of one may belong to that of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileSet {
    pub files: Vec<SourceFile>,
    /// Whether all destinations there are are in them. If not, none is said to be missing.
    pub is_complete: bool,
    pub target: Target,
}

/// One destination with where it stands.
struct Placed {
    /// Of the set.
    file: usize,
    /// Of the file.
    index: usize,
    /// As it is shown.
    shown: String,
    /// Whether the file can be written anew.
    is_plain: bool,
    draft: Draft,
}

impl FileSet {
    /// Everything that is found, by file.
    pub fn lint(&self) -> Vec<FileFinding> {
        let (placed, mut findings) = self.read();
        findings.extend(self.found(&placed, !findings.is_empty()).into_iter().map(|(_, finding)| finding));
        findings
    }

    /// Makes every safe change the files' forms allow, and gives the findings that are gone by it.
    ///
    /// Order, comments and what nothing was found about stay as they are. Archives are not written anew.
    pub fn fix(&mut self) -> Vec<FileFinding> {
        let mut fixed = Vec::new();
        for _ in 0..MAX_ROUNDS {
            let (placed, unreadable) = self.read();
            // One change to a destination at a time: the next may concern what this one made.
            let mut touched = BTreeSet::new();
            for (place, found) in self.found(&placed, !unreadable.is_empty()) {
                let at = &placed[place];
                let Some(change) =
                    found.finding.change.as_ref().filter(|_| found.finding.is_safe && at.is_plain)
                else {
                    continue;
                };
                if touched.contains(&place) {
                    continue;
                }
                let file = &mut self.files[at.file];
                let rewritten = transfer::rewrite(&file.name, &file.bytes, at.index, change);
                if let Some(text) = rewritten.filter(|text| text.as_bytes() != file.bytes) {
                    file.bytes = text.into_bytes();
                    touched.insert(place);
                    fixed.push(found);
                }
            }
            if touched.is_empty() {
                break;
            }
        }
        fixed
    }

    fn read(&self) -> (Vec<Placed>, Vec<FileFinding>) {
        let (mut placed, mut unreadable) = (Vec::new(), Vec::new());
        for (file, source) in self.files.iter().enumerate() {
            match transfer::read(&source.name, &source.bytes) {
                Ok(drafts) => placed.extend(drafts.into_iter().enumerate().map(|(index, draft)| {
                    let is_plain = draft.file == source.name;
                    let entry = if is_plain { String::new() } else { format!(":{}", draft.file) };
                    Placed { file, index, shown: format!("{}{entry}", source.name), is_plain, draft }
                })),
                Err(error) => unreadable.push(FileFinding {
                    file: source.name.clone(),
                    finding: finding(UNREADABLE, String::new(), None, format!("{error}.")),
                }),
            }
        }
        (placed, unreadable)
    }

    /// What is found, each with its place among `placed`.
    fn found(&self, placed: &[Placed], lacks_some: bool) -> Vec<(usize, FileFinding)> {
        let subjects: Vec<Subject> = placed.iter().map(|one| Subject::of_draft(&one.draft)).collect();
        let landscape = Landscape {
            is_complete: self.is_complete && !lacks_some,
            ..Landscape::new(subjects).in_target(self.target)
        };
        let mut all = Vec::new();
        for (place, (one, subject)) in placed.iter().zip(&landscape.subjects).enumerate() {
            let broken = one.draft.problems.iter().map(|problem| {
                let property = Some(problem.property.clone());
                finding(rules::INVALID, subject.name().to_owned(), property, format!("{problem}."))
            });
            let broken: Vec<Finding> = broken.collect();
            let is_told = |finding: &Finding| {
                // What could not be read is not also missing.
                finding.code == rules::INVALID && broken.iter().any(|told| told.property == finding.property)
            };
            let found = lint_one(subject, &landscape).into_iter().filter(|finding| !is_told(finding));
            let found: Vec<Finding> = found.collect();
            all.extend(
                broken
                    .into_iter()
                    .chain(found)
                    .map(|finding| (place, FileFinding { file: one.shown.clone(), finding })),
            );
        }
        all
    }
}

fn finding(code: &'static str, destination: String, property: Option<String>, message: String) -> Finding {
    Finding {
        code,
        severity: Severity::Error,
        destination,
        property,
        message,
        fix: if code == UNREADABLE {
            "Correct the file; it is JSON, YAML, Java properties or a zip archive of these."
        } else {
            "Correct the property as the message says."
        },
        change: None,
        is_safe: false,
        example: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(files: &[(&str, &str)]) -> FileSet {
        let files = files
            .iter()
            .map(|(name, text)| SourceFile { name: (*name).to_owned(), bytes: text.as_bytes().to_vec() })
            .collect();
        FileSet { files, is_complete: true, target: Target::Docket }
    }

    fn codes(findings: &[FileFinding]) -> Vec<(&str, &str)> {
        findings.iter().map(|one| (one.file.as_str(), one.finding.code)).collect()
    }

    const PRIMARY: &str = "# the one\nName=SF\nType=HTTP\nURL=https\\://api.example/api-ext/\nProxyType=Internet\n\
        Authentication=OAuth2ClientCredentials\nclientId=c\n#clientSecret=<< left out on export >>\n\
        tokenServiceURL=https\\://id.example/oauth2/token\ntc.provider_type=SuccessFactors\nTc.enabled=true\n";

    #[test]
    fn files_are_looked_at_together_and_each_is_named() {
        let mut set = set(&[
            ("dir/a.properties", &PRIMARY.replace("Tc.", "tc.")),
            ("dir/b.yaml", "Name: SF_PP\nType: HTTP\nURL: {no: text}\nAuthentication: NoAuthentication\n"),
            ("dir/c.json", "{\"clientSecret\": hunter2"),
        ]);
        let found = set.lint();
        assert_eq!(
            codes(&found),
            [("dir/c.json", UNREADABLE), ("dir/b.yaml", "INVALID"), ("dir/b.yaml", "PP_NOT_AS_PERSON")]
        );
        assert_eq!(found[1].finding.message, "URL must be a text, not a mapping.");
        assert!(!format!("{found:?}").contains("hunter2"));
        // Nobody knows what the file that cannot be read holds.
        set.files.remove(1);
        assert!(!codes(&set.lint()).contains(&("dir/a.properties", "PP_MISSING")));
        set.files.remove(1);
        assert_eq!(codes(&set.lint()), [("dir/a.properties", "PP_MISSING")]);
        set.is_complete = false;
        assert_eq!(codes(&set.lint()), []);
    }

    #[test]
    fn safe_changes_are_made_where_they_stand_and_a_second_time_there_is_nothing_to_do() {
        let yaml = "# both\n- Name: SF_PP # persons\n  tc.enabled: true\n  Url: x\n  URL: https://api.example/\n  SystemUser: TECH\n";
        let mut set = set(&[("a.properties", PRIMARY), ("b.yml", yaml)]);
        let fixed = set.fix();
        assert_eq!(
            codes(&fixed),
            [("a.properties", "WRONG_CASE"), ("b.yml", "PP_SYSTEM_USER"), ("b.yml", "PP_HAS_ENABLED")]
        );
        assert_eq!(set.files[0].bytes, PRIMARY.replace("Tc.", "tc.").as_bytes());
        let text = String::from_utf8(set.files[1].bytes.clone()).unwrap();
        assert_eq!(text, "# both\n- Name: SF_PP # persons\n  Url: x\n  URL: https://api.example/\n");
        let before = set.clone();
        assert_eq!((set.fix(), set), (Vec::new(), before));
    }

    #[test]
    fn an_archive_s_entries_are_named_and_stay_as_they_are() {
        let properties = crate::Properties::from([("Name", "A"), ("Tc.enabled", "true")]);
        let bytes = transfer::write_archive(transfer::Format::Json, &[(properties, Vec::new())]);
        let mut set = set(&[]);
        set.files.push(SourceFile { name: "x.zip".to_owned(), bytes });
        assert!(codes(&set.lint()).contains(&("x.zip:A.json", "WRONG_CASE")));
        let before = set.clone();
        assert_eq!((set.fix(), set), (Vec::new(), before));
    }

    #[test]
    fn what_ends_in_sap_btp_is_an_error_for_whoever_exports_there() {
        let saml = "Name=A\nType=HTTP\nURL=https\\://localhost/x\nAuthentication=OAuth2SAMLBearerAssertion\naudience=a\nclientKey=k\n\
            tokenServiceURL=https\\://t.example/oauth/token\nauthnContextClassRef=c\nSystemUser=TECH\nKeyStoreLocation=own.jks\n";
        let mut set = FileSet { is_complete: false, ..set(&[("a.properties", saml)]) };
        let severity = |set: &FileSet, code: &str| {
            set.lint().into_iter().find(|one| one.finding.code == code).map(|one| one.finding.severity)
        };
        assert_eq!(severity(&set, "SYSTEM_USER"), Some(Severity::Warning));
        assert_eq!(severity(&set, "KEY_STORE_JKS"), Some(Severity::Error));
        assert_eq!(severity(&set, "PRIVATE_ADDRESS"), None);
        set.target = Target::SapBtp;
        assert_eq!(severity(&set, "SYSTEM_USER"), Some(Severity::Error));
        assert_eq!(severity(&set, "KEY_STORE_JKS"), None);
        assert_eq!(severity(&set, "PRIVATE_ADDRESS"), Some(Severity::Error));
    }
}

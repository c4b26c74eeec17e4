//! Destinations as files.

use docket_destinations::check;
use docket_destinations::lint::{Landscape, Subject, lint};
use docket_destinations::transfer::import::Import;
use docket_destinations::transfer::{Draft, Existing, Format, read, rewrite, write};

/// The first byte says what the file is called.
const NAMES: [&str; 5] = ["import", "a.json", "a.yaml", "a.properties", "a.zip"];

/// More destinations than this are read and no further looked at: one file shows what a hundred show.
const LOOKED_AT: usize = 8;

/// JSON, YAML, Java properties, and zip archives of them.
///
/// # Panics
/// If what was read is something else when it is written and read again.
pub fn destination_file(data: &[u8]) {
    let Some((first, content)) = data.split_first() else { return };
    let name = NAMES[usize::from(*first) % NAMES.len()];
    let Ok(drafts) = read(name, content) else { return };
    let drafts: Vec<Draft> = drafts.into_iter().take(LOOKED_AT).collect();
    for draft in &drafts {
        written_and_read_again(draft);
    }
    for finding in lint(&Landscape::new(drafts.iter().map(Subject::of_draft).collect())) {
        let index = drafts.iter().position(|draft| draft.properties.name() == Some(&finding.destination));
        if let (Some(index), Some(change)) = (index, finding.change) {
            let _ = rewrite(name, content, index, &change);
        }
    }
    let import = Import::plan(drafts, &[], Existing::Update);
    let _ = import.destinations().count();
}

/// Any properties that can be stored can be exported. A type few rules are about lets more of them be.
fn written_and_read_again(draft: &Draft) {
    let mut properties = draft.properties.clone();
    properties.set("Name", "A");
    properties.set("Type", "LDAP");
    // What names the secrets that were left out.
    properties.remove("$leftOut");
    if check(&properties).is_err() {
        return;
    }
    for format in Format::ALL {
        let written = write(format, &properties, &draft.left_out);
        let again = read(&format!("a.{}", format.name()), written.as_bytes());
        let again = again.unwrap_or_else(|problem| panic!("{problem}: {written}"));
        assert!(again.len() == 1 && again[0].properties == properties, "{again:?}: {written}");
    }
}

//! Files with anything in them: what was written is read as the same, nothing makes reading panic, and a fix is made once.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use docket_destinations::Properties;
use docket_destinations::catalogue::KNOWN;
use docket_destinations::lint::Target;
use docket_destinations::lint::files::{FileSet, SourceFile};
use docket_destinations::transfer::{self, Format};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// A destination with the names of what was left out of it.
type Exported = (Properties, Vec<String>);

/// Letters of every kind, and those that mean something to one of the formats.
fn text() -> impl Strategy<Value = String> {
    let special = select(
        "\\=:#!'\"{}[],&*?|->%@`~ \t\n\r\u{c}\u{85}\u{a0}\u{2028}\u{2029}\u{feff}\u{fffe}\u{7f}\u{1}üß€😀"
            .chars()
            .collect::<Vec<_>>(),
    );
    let letter = prop_oneof![4 => special, 2 => proptest::char::range('a', 'z'), 2 => any::<char>()];
    prop_oneof![
        3 => vec(letter, 0..20).prop_map(|letters| letters.into_iter().collect()),
        1 => select(vec!["true", "no", "~", "null", "0815", "1.0", "---", "...", "- a", "a: b", "<<", "*a", "!x", "# x", " "]).prop_map(str::to_owned),
    ]
    .prop_map(|text: String| text.replace('\0', ""))
}

fn exported() -> impl Strategy<Value = Exported> {
    let known = select(KNOWN.iter().map(|known| known.name.to_owned()).collect::<Vec<_>>());
    // What begins with $ is the format's own in JSON.
    let name =
        prop_oneof![known, text()].prop_filter("a name", |name| !name.is_empty() && !name.starts_with('$'));
    ("[A-Za-z0-9_-]{1,20}", btree_map(name, text(), 0..8), btree_set("[A-Za-z][A-Za-z0-9._-]{0,20}", 0..3))
        .prop_map(|(name, further, left_out)| {
            let mut properties: Properties = further.into_iter().collect();
            properties.set("Name", name);
            let is_there = |name: &String| properties.iter().any(|(known, _)| known == name);
            let left_out = left_out.into_iter().filter(|name| !is_there(name)).collect();
            (properties, left_out)
        })
}

/// Several with names that differ, as in one docket.
fn many() -> impl Strategy<Value = Vec<Exported>> {
    vec(exported(), 1..5).prop_map(|all| {
        all.into_iter()
            .enumerate()
            .map(|(index, (mut properties, left_out))| {
                properties.set("Name", format!("{}{index}", properties.name().unwrap()));
                (properties, left_out)
            })
            .collect()
    })
}

fn read(file: &str, bytes: &[u8]) -> Vec<Exported> {
    let drafts = transfer::read(file, bytes).unwrap_or_else(|error| {
        panic!("{error}\n{}", String::from_utf8_lossy(bytes));
    });
    drafts
        .into_iter()
        .map(|draft| {
            assert_eq!(draft.problems, [], "{}", String::from_utf8_lossy(bytes));
            (draft.properties, draft.left_out)
        })
        .collect()
}

/// `java.util.Properties.store`, written anew from its documentation: what the escaped form of a key or value is.
fn as_java_escapes(text: &str, is_key: bool) -> String {
    let mut escaped = String::new();
    for (index, unit) in text.encode_utf16().enumerate() {
        match unit {
            0x20 if is_key || index == 0 => escaped.push_str("\\ "),
            0x09 => escaped.push_str("\\t"),
            0x0a => escaped.push_str("\\n"),
            0x0d => escaped.push_str("\\r"),
            0x0c => escaped.push_str("\\f"),
            0x5c | 0x3d | 0x3a | 0x23 | 0x21 => {
                escaped.push('\\');
                escaped.push(char::from_u32(unit.into()).unwrap());
            }
            0x20..=0x7e => escaped.push(char::from_u32(unit.into()).unwrap()),
            unit => write!(escaped, "\\u{unit:04X}").unwrap(),
        }
    }
    escaped
}

/// Destinations that are almost right, in every spelling of names and values people come up with.
fn almost_right() -> impl Strategy<Value = BTreeMap<String, String>> {
    let known = [
        "tc.enabled",
        "tc.provider_type",
        "URL",
        "Authentication",
        "SystemUser",
        "TrustAll",
        "audience",
        "apiKey",
        "clientKey",
        "tc.clientId",
        "tc.inbox.pull.days",
        "userIdSource",
        "URL.headers.X-Client-Id",
        "companyId",
        "tokenServiceURL",
    ];
    let name = (select(known.to_vec()), 0..4_u8).prop_map(|(name, spelling)| match spelling {
        0 => name.to_lowercase(),
        1 => name.to_uppercase(),
        2 => format!(" {name}"),
        _ => name.to_owned(),
    });
    let values = [
        "true",
        " true",
        "TRUE",
        "successfactors",
        "FSM",
        "S/4HANA",
        "https://x.example/task-provider/v2",
        "http://x.example ",
        "www.SuccessFactors.com",
        "OAuth2SAMLBearerAssertion",
        "NoAuthentication",
        "Sap-Task-Center",
        "USER_UUID",
        "",
        "x",
    ];
    btree_map(name, select(values.to_vec()).prop_map(str::to_owned), 0..12)
}

/// Two destinations that may belong together, in files of any form.
fn files() -> impl Strategy<Value = FileSet> {
    let names = select(vec![("SF", "SF_PP"), ("A", "B"), ("Task_Center", "A_PP"), ("A", "A")]);
    (names, almost_right(), almost_right(), select(Format::ALL.to_vec()), any::<bool>()).prop_map(
        |((one, other), first, second, format, is_one)| {
            let with = |properties: BTreeMap<String, String>, name: &str| {
                let mut properties: Properties = properties.into_iter().collect();
                properties.set("Name", name);
                properties.set("Type", "HTTP");
                (properties, vec!["clientSecret".to_owned()])
            };
            let both = [with(first, one), with(second, other)];
            let file = |index: usize, text: String| SourceFile {
                name: format!("{index}.{}", format.name()),
                bytes: text.into_bytes(),
            };
            let files = match transfer::write_many(format, &both).filter(|_| is_one) {
                Some(text) => vec![file(0, text)],
                None => both
                    .iter()
                    .enumerate()
                    .map(|(index, (properties, left_out))| {
                        file(index, transfer::write(format, properties, left_out))
                    })
                    .collect(),
            };
            FileSet { files, is_complete: true, target: Target::Docket }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_form_is_read_as_what_was_written(all in many()) {
        for format in Format::ALL {
            for (properties, left_out) in &all {
                let text = transfer::write(format, properties, left_out);
                let file = format!("x.{}", format.name());
                prop_assert_eq!(read(&file, text.as_bytes()), [(properties.clone(), left_out.clone())], "{}", text);
            }
            if let Some(text) = transfer::write_many(format, &all) {
                let file = format!("x.{}", format.name());
                prop_assert_eq!(&read(&file, text.as_bytes()), &all, "{}", text);
            }
            prop_assert_eq!(&read("x.zip", &transfer::write_archive(format, &all)), &all);
        }
    }

    #[test]
    fn properties_are_escaped_as_java_escapes_them((properties, _) in exported()) {
        let text = transfer::write(Format::Properties, &properties, &[]);
        let mut lines: Vec<&str> = text.lines().collect();
        let mut expected: Vec<String> = properties
            .iter()
            .map(|(name, value)| format!("{}={}", as_java_escapes(name, true), as_java_escapes(value, false)))
            .collect();
        lines.sort_unstable();
        expected.sort_unstable();
        prop_assert_eq!(lines, expected);
    }

    #[test]
    fn no_bytes_make_reading_panic(bytes in vec(any::<u8>(), 0..300), ending in select(vec!["json", "yaml", "properties", "zip", "x"])) {
        let _ = transfer::read(&format!("f.{ending}"), &bytes);
    }

    #[test]
    fn no_text_makes_reading_panic(text in vec(text(), 0..12), ending in select(vec!["json", "yaml", "properties", "x"])) {
        let _ = transfer::read(&format!("f.{ending}"), text.concat().as_bytes());
    }

    #[test]
    fn a_damaged_file_makes_nothing_panic(all in many(), format in select(Format::ALL.to_vec()), is_archive in any::<bool>(),
        at in any::<Index>(), byte in any::<u8>(), is_cut in any::<bool>())
    {
        let mut bytes = match transfer::write_many(format, &all).filter(|_| !is_archive) {
            Some(text) => text.into_bytes(),
            None => transfer::write_archive(format, &all),
        };
        let at = at.index(bytes.len());
        if is_cut {
            bytes.truncate(at);
        } else {
            bytes[at] = byte;
        }
        let file = SourceFile { name: format!("f.{}", format.name()), bytes };
        let mut set = FileSet { files: vec![file], is_complete: true, target: Target::SapBtp };
        set.lint();
        set.fix();
    }

    #[test]
    fn a_fix_is_made_once_and_loses_no_destination(mut set in files()) {
        let names = |set: &FileSet| -> Vec<String> {
            let all = set.files.iter().flat_map(|file| read(&file.name, &file.bytes));
            all.map(|(properties, _)| properties.name().unwrap_or_default().to_owned()).collect()
        };
        let before = names(&set);
        let fixed = set.fix();
        prop_assert_eq!(names(&set), before);
        let after = set.clone();
        prop_assert_eq!((set.fix(), &set), (Vec::new(), &after));
        let left: Vec<_> = set.lint().into_iter().map(|one| one.finding).filter(|one| one.is_safe).collect();
        prop_assert!(left.is_empty(), "{left:?} is left after {fixed:?}");
    }
}

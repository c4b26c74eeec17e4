//! YAML: a mapping of texts for each destination, as a list or as documents of their own.
//!
//! Read event by event: a plain scalar is the text it is written as, so `true`, `0815` and `1.0` stay what they are. Anchors,
//! aliases and merge keys are refused, and so nothing can grow by being referred to.

use std::fmt::Write as _;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::draft::{Broken, Draft};
use super::{LEFT_OUT, in_order, left_out_by};
use crate::properties::Properties;

/// Deeper than any destination, and no file makes the parser go on for ever.
const MAX_DEPTH: usize = 16;

/// A key or value, with where it stands.
struct Scalar {
    text: String,
    is_null: bool,
}

pub(super) fn read(text: &str) -> Result<Vec<Draft>, Broken> {
    let mut reader = Reader { parser: Parser::new_from_str(text), line: 1 };
    let mut found: Vec<(usize, Draft)> = Vec::new();
    loop {
        match reader.next()? {
            Event::StreamEnd => break,
            Event::MappingStart(..) => found.push(reader.destination()?),
            Event::SequenceStart(..) => loop {
                match reader.next()? {
                    Event::MappingStart(..) => found.push(reader.destination()?),
                    Event::SequenceEnd => break,
                    _ => return Err(reader.broken("must be a mapping of properties")),
                }
            },
            Event::Scalar(text, ..) if text.is_empty() => {}
            Event::Scalar(..) | Event::Alias(_) => {
                return Err(reader.broken("must be a mapping of properties, or a list of them"));
            }
            _ => {}
        }
    }
    // A comment belongs to the destination it stands in or before.
    for (index, line) in text.lines().enumerate() {
        let Some(comment) = line.trim_start().strip_prefix('#') else { continue };
        let Some(name) = left_out_by(comment) else { continue };
        let owner =
            found.partition_point(|(until, _)| *until <= index + 1).min(found.len().saturating_sub(1));
        if let Some((_, draft)) = found.get_mut(owner) {
            draft.leave_out(name);
        }
    }
    Ok(found.into_iter().map(|(_, draft)| draft).collect())
}

struct Reader<'t> {
    parser: Parser<'t, saphyr_parser::StrInput<'t>>,
    /// Of the last event.
    line: usize,
}

impl<'t> Reader<'t> {
    fn next(&mut self) -> Result<Event<'t>, Broken> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => {
                self.line = span.start.line();
                Ok(event)
            }
            // The parser's words do not quote the file, but they speak of its inner workings.
            Some(Err(error)) => Err((Some(error.marker().line()), "is not valid YAML".to_owned())),
            None => Ok(Event::StreamEnd),
        }
    }

    fn broken(&self, problem: &str) -> Broken {
        (Some(self.line), problem.to_owned())
    }

    /// The rest of a mapping that has begun, and the line it ends on.
    fn destination(&mut self) -> Result<(usize, Draft), Broken> {
        let mut draft = Draft::default();
        loop {
            let key = match self.next()? {
                Event::MappingEnd => return Ok((self.line, draft)),
                Event::Scalar(text, ..) => text.into_owned(),
                _ => return Err(self.broken("has a property whose name is no text")),
            };
            match self.value()? {
                Ok(Scalar { is_null: true, .. }) => {}
                Ok(scalar) => draft.add(key, Ok(scalar.text)),
                Err(problem) => draft.add(key, Err(problem)),
            }
        }
    }

    /// A value; what is no text is passed over and named.
    fn value(&mut self) -> Result<Result<Scalar, String>, Broken> {
        Ok(match self.next()? {
            Event::Scalar(text, style, ..) => {
                let is_null =
                    style == ScalarStyle::Plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                Ok(Scalar { is_null, text: text.into_owned() })
            }
            Event::Alias(_) => Err("refers to another value; write the value itself".to_owned()),
            Event::SequenceStart(..) => {
                self.pass()?;
                Err("must be a text, not a list".to_owned())
            }
            Event::MappingStart(..) => {
                self.pass()?;
                Err("must be a text, not a mapping".to_owned())
            }
            _ => return Err(self.broken("ends in the middle of a property")),
        })
    }

    /// Passes over a list or mapping that has begun.
    fn pass(&mut self) -> Result<(), Broken> {
        let mut depth = 1;
        while depth > 0 {
            match self.next()? {
                Event::SequenceStart(..) | Event::MappingStart(..) => depth += 1,
                Event::SequenceEnd | Event::MappingEnd => depth -= 1,
                Event::StreamEnd => return Err(self.broken("ends in the middle of a property")),
                _ => {}
            }
            if depth > MAX_DEPTH {
                return Err(self.broken("is nested too deeply"));
            }
        }
        Ok(())
    }
}

/// A property of a block mapping: where its name and its value stand, in bytes.
pub(super) struct Entry {
    pub name: String,
    pub key: Range<usize>,
    pub value: Range<usize>,
}

/// The properties of each destination with where they stand; `None` if the text is no YAML of ours.
pub(super) fn entries(text: &str) -> Option<Vec<Vec<Entry>>> {
    read(text).ok()?;
    // The parser counts letters, and a range wants bytes.
    let mut bytes: Vec<usize> = text.char_indices().map(|(position, _)| position).collect();
    bytes.push(text.len());
    let range = |span: Span| {
        let start = *bytes.get(span.start.index())?;
        let written = text.get(start..*bytes.get(span.end.index())?)?;
        // Of a block the line's end belongs to what follows.
        Some(start..start + written.trim_end().len())
    };
    let mut all: Vec<Vec<Entry>> = Vec::new();
    let mut parser = Parser::new_from_str(text);
    let (mut depth, mut is_inside) = (0_usize, None);
    let mut key: Option<(String, Range<usize>)> = None;
    while let Some(next) = parser.next_event() {
        let (event, span) = next.ok()?;
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                depth += 1;
                if is_inside.is_none() && matches!(event, Event::MappingStart(..)) {
                    is_inside = Some(depth);
                    all.push(Vec::new());
                } else {
                    key = None;
                }
            }
            Event::MappingEnd | Event::SequenceEnd => {
                if is_inside == Some(depth) {
                    is_inside = None;
                }
                depth -= 1;
            }
            Event::Alias(_) => key = None,
            Event::Scalar(text, ..) if is_inside == Some(depth) => match key.take() {
                None => key = Some((text.into_owned(), range(span)?)),
                Some((name, key)) => all.last_mut()?.push(Entry { name, key, value: range(span)? }),
            },
            _ => {}
        }
    }
    Some(all)
}

/// One document.
pub(super) fn write(properties: &Properties, left_out: &[String]) -> String {
    let mut text = "---\n".to_owned();
    for name in left_out {
        let name: String = name.chars().filter(|letter| !is_unprintable(*letter)).collect();
        let _ = writeln!(text, "# {name}: {LEFT_OUT}");
    }
    for (name, value) in in_order(properties) {
        text.push_str(&line_of(name, value));
        text.push('\n');
    }
    text
}

/// One property as a line, without its end.
pub(super) fn line_of(name: &str, value: &str) -> String {
    format!("{}: {}", scalar(name), scalar(value))
}

/// Bare where nothing else can be meant, otherwise in double quotes.
pub(super) fn scalar(text: &str) -> String {
    const WORDS: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let is_bare = text.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-./".contains(&byte))
        && !WORDS.contains(&text.to_ascii_lowercase().as_str());
    if is_bare {
        return text.to_owned();
    }
    let mut quoted = "\"".to_owned();
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            letter if is_unprintable(letter) => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(letter));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// What cannot stand in a file as it is: not printable, or a line's end to YAML.
fn is_unprintable(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scalar_is_the_text_it_is_written_as() {
        let drafts = read("Name: A\ntc.enabled: true\nsap-client: 0100\nURL: https://x.example/a\nx: 'it''s'\nEmpty:\nNone: ~\n").unwrap();
        let expected = Properties::from([
            ("Name", "A"),
            ("tc.enabled", "true"),
            ("sap-client", "0100"),
            ("URL", "https://x.example/a"),
            ("x", "it's"),
        ]);
        assert_eq!(drafts[0].properties, expected);
    }

    #[test]
    fn lists_and_documents_hold_many() {
        assert_eq!(read("- Name: A\n- Name: B\n").unwrap().len(), 2);
        let drafts =
            read("---\n# Password: << x >>\nName: A\n---\n# clientSecret: << x >>\nName: B\n").unwrap();
        assert_eq!(
            (drafts.len(), &drafts[0].left_out[..], &drafts[1].left_out[..]),
            (2, &["Password".to_owned()][..], &["clientSecret".to_owned()][..])
        );
        assert!(read("").unwrap().is_empty());
    }

    #[test]
    fn what_is_no_text_is_named_and_nothing_is_expanded() {
        let drafts = read("Name: &n A\nURL: {host: [x, y]}\nUser: *n\nx: [1]\n").unwrap();
        let problems: Vec<_> = drafts[0].problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            problems,
            [
                "URL must be a text, not a mapping",
                "User refers to another value; write the value itself",
                "x must be a text, not a list"
            ]
        );
        let deep = format!("Name: A\nx: {}", "[".repeat(5000));
        assert!(read(&deep).is_err());
        assert_eq!(read("Name: A\nx: \"hunter2").unwrap_err().1, "is not valid YAML");
        assert!(read("just a text").is_err());
    }

    #[test]
    fn the_name_of_a_secret_that_was_left_out_never_breaks_the_file() {
        let left_out = ["a\0b\u{85}c\nd: e".to_owned()];
        let text = write(&Properties::from([("Name", "A")]), &left_out);
        assert_eq!(read(&text).unwrap()[0].properties.name(), Some("A"), "{text:?}");
    }

    #[test]
    fn what_is_written_is_read_as_the_same() {
        let properties = Properties::from([
            ("Name", "A"),
            ("tc.enabled", "true"),
            ("sap-client", "0100"),
            ("x", "a: b # c\n\"\\\u{85}\u{2028}\u{1f600}"),
            ("", ""),
        ]);
        let left_out = ["Password".to_owned()];
        let text = write(&properties, &left_out);
        assert!(text.starts_with("---\n# Password: << left out on export >>\nName: A\n"), "{text}");
        let drafts = read(&text).unwrap();
        assert_eq!((&drafts[0].properties, &drafts[0].left_out[..]), (&properties, &left_out[..]));
    }
}

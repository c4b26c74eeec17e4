//! Java properties: `Key=value` lines, as `java.util.Properties` reads and writes them.
//!
//! Read are comments (`#`, `!`), continued lines, the separators `=`, `:` and blanks, and every escape. So `https\://` and
//! `https://` are the same address. Colons are escaped when writing, as SAP's cockpit does.

use std::fmt::Write as _;

use super::draft::{Broken, Draft};
use super::{LEFT_OUT, in_order, left_out_by};
use crate::properties::Properties;

/// Reads the one destination of a properties file.
pub(super) fn read(text: &str) -> Result<Draft, Broken> {
    let mut draft = Draft::default();
    let mut left_out = Vec::new();
    for line in logical_lines(text) {
        match line.kind {
            Kind::Comment => {
                left_out.extend(left_out_by(line.text.trim_start_matches(['#', '!', ' ', '\t'])));
            }
            Kind::Property => {
                let (key, value) = split(&line.text);
                let broken = |problem: &str| (Some(line.number), problem.to_owned());
                let key = unescape(key).map_err(broken)?;
                if key.is_empty() {
                    return Err(broken("has a value without a name before it"));
                }
                draft.add(key, Ok(unescape(value).map_err(broken)?));
            }
        }
    }
    for name in left_out {
        draft.leave_out(name);
    }
    Ok(draft)
}

pub(super) fn write(properties: &Properties, left_out: &[String]) -> String {
    let mut text = String::new();
    for name in left_out {
        text.push('#');
        escape(name, true, &mut text);
        text.push('=');
        text.push_str(LEFT_OUT);
        text.push('\n');
    }
    for (name, value) in in_order(properties) {
        text.push_str(&line_of(name, value));
        text.push('\n');
    }
    text
}

/// One property as a line, without its end.
pub(super) fn line_of(name: &str, value: &str) -> String {
    let mut line = String::new();
    escape(name, true, &mut line);
    line.push('=');
    escape(value, false, &mut line);
    line
}

/// A property's name as it is written before the separator.
pub(super) fn escaped_key(name: &str) -> String {
    let mut escaped = String::new();
    escape(name, true, &mut escaped);
    escaped
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Comment,
    Property,
}

/// A line with those it is continued on, blanks before it left out.
#[derive(Debug)]
pub(super) struct LogicalLine {
    /// Where it begins; the first line is 1.
    pub number: usize,
    /// The line after its last one.
    pub until: usize,
    pub kind: Kind,
    pub text: String,
}

/// A file's lines without the empty ones; comments are never continued.
pub(super) fn logical_lines(text: &str) -> Vec<LogicalLine> {
    let mut lines: Vec<LogicalLine> = Vec::new();
    let mut is_continued = false;
    for (index, natural) in natural_lines(text).enumerate() {
        let number = index + 1;
        let trimmed = natural.trim_start_matches(BLANKS);
        let ends_open = trimmed.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
        let content = if ends_open { &trimmed[..trimmed.len() - 1] } else { trimmed };
        match lines.last_mut() {
            Some(line) if is_continued => {
                line.text.push_str(content);
                line.until = number + 1;
            }
            _ if trimmed.is_empty() => continue,
            _ if trimmed.starts_with(['#', '!']) => {
                let text = trimmed.to_owned();
                lines.push(LogicalLine { number, until: number + 1, kind: Kind::Comment, text });
                continue;
            }
            _ => lines.push(LogicalLine {
                number,
                until: number + 1,
                kind: Kind::Property,
                text: content.to_owned(),
            }),
        }
        is_continued = ends_open;
    }
    lines
}

const BLANKS: [char; 3] = [' ', '\t', '\x0c'];

/// Lines end with `\n`, `\r` or both.
fn natural_lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

/// Key and value, still escaped: the key ends at the first `=`, `:` or blank that is not escaped.
pub(super) fn split(line: &str) -> (&str, &str) {
    let mut is_escaped = false;
    let end = line.char_indices().find(|(_, letter)| {
        let ends = !is_escaped && (matches!(letter, '=' | ':') || BLANKS.contains(letter));
        is_escaped = !is_escaped && *letter == '\\';
        ends
    });
    let Some((end, _)) = end else { return (line, "") };
    let rest = line[end..].trim_start_matches(BLANKS);
    let rest = rest.strip_prefix(['=', ':']).unwrap_or(rest);
    (&line[..end], rest.trim_start_matches(BLANKS))
}

pub(super) fn unescape(text: &str) -> Result<String, &'static str> {
    const HALF: &str = "has half of a letter written as \\u; the other half is missing";
    let mut plain = String::with_capacity(text.len());
    // Java writes letters beyond the first plane as two escapes.
    let mut high: Option<u16> = None;
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        let unit = if letter == '\\' {
            match letters.next() {
                // A lone backslash at the end of the file stands for nothing.
                None => break,
                Some('u') => {
                    let digits: String = letters.by_ref().take(4).collect();
                    let is_number = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
                    let unit = is_number.then(|| u16::from_str_radix(&digits, 16).ok()).flatten();
                    Err(unit.ok_or("has \\u without four hexadecimal digits behind it")?)
                }
                Some('t') => Ok('\t'),
                Some('n') => Ok('\n'),
                Some('r') => Ok('\r'),
                Some('f') => Ok('\x0c'),
                Some(other) => Ok(other),
            }
        } else {
            Ok(letter)
        };
        match (high.take(), unit) {
            (None, Ok(letter)) => plain.push(letter),
            (None, Err(unit)) if (0xd800..0xdc00).contains(&unit) => high = Some(unit),
            (None, Err(unit)) => plain.push(char::from_u32(unit.into()).ok_or(HALF)?),
            (Some(first), Err(second)) => {
                let pair = char::decode_utf16([first, second]).next().and_then(Result::ok);
                // Two escapes that are one letter; anything else is broken.
                plain.push(pair.filter(|letter| u32::from(*letter) > 0xffff).ok_or(HALF)?);
            }
            (Some(_), Ok(_)) => return Err(HALF),
        }
    }
    if high.is_some() {
        return Err(HALF);
    }
    Ok(plain)
}

/// As `java.util.Properties.store` does: ASCII only, blanks escaped where they would be lost.
fn escape(text: &str, is_key: bool, escaped: &mut String) {
    for (index, letter) in text.char_indices() {
        match letter {
            ' ' if is_key || index == 0 => escaped.push_str("\\ "),
            '\t' => escaped.push_str("\\t"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\x0c' => escaped.push_str("\\f"),
            '\\' | '=' | ':' | '#' | '!' => escaped.extend(['\\', letter]),
            ' '..='~' => escaped.push(letter),
            other => {
                let mut units = [0; 2];
                for unit in other.encode_utf16(&mut units) {
                    let _ = write!(escaped, "\\u{unit:04X}");
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> String {
        let draft = read(text).unwrap();
        let mut all = draft.properties.iter();
        let (name, value) = all.next().unwrap();
        assert_eq!((name, all.next()), ("URL", None), "{text:?}");
        value.to_owned()
    }

    #[test]
    fn an_escaped_colon_and_a_plain_one_are_the_same() {
        for text in [
            "URL=https\\://x.example/a",
            "URL=https://x.example/a",
            "URL:https://x.example/a",
            "URL https://x.example/a",
            "  URL \t= https://x.example/a",
            "URL = https\\:\\/\\/x.example\\/a",
            "URL=https://x.ex\\\n    ample/a\n",
            "URL=https://x.ex\\\r\n\tample/a\r\n",
            "# a comment\\\n! another\n\nURL=https://x.example/a",
            "URL=https\\u003a//x.example/a",
            "U\\u0052L=https://x.example/a",
        ] {
            assert_eq!(value(text), "https://x.example/a", "{text:?}");
        }
        assert_eq!(value("URL=a\\tb\\nc\\\\ \\u00fc\\ud83d\\ude00 "), "a\tb\nc\\ \u{fc}\u{1f600} ");
        for text in ["URL", "URL=", "URL:\\"] {
            assert_eq!(value(text), "", "{text:?}");
        }
    }

    #[test]
    fn what_is_broken_is_named_by_its_line_and_not_repeated() {
        for (text, line) in
            [("A=b\nURL=\\u12", 2), ("URL=\\ud83d", 1), ("\n\n=x", 3), ("URL=\\ud83dhunter2", 1)]
        {
            let (at, problem) = read(text).unwrap_err();
            assert_eq!(at, Some(line), "{text:?}");
            assert!(!problem.contains("hunter2"), "{problem}");
        }
        let twice = read("URL=a\nURL=b").unwrap();
        assert_eq!(twice.problems[0].to_string(), "URL is there twice; keep one of them");
    }

    #[test]
    fn secrets_that_were_left_out_are_told_from_comments() {
        let text = "#clientSecret=<< Existing password/certificate removed on export >>\n#\n#Mon Jan 05 10:00:00 UTC 2026\n\
                    Name=A\nPassword=p\n#Password=<< left out on export >>\n";
        let draft = read(text).unwrap();
        assert_eq!(draft.left_out, ["clientSecret"]);
        let written = write(&draft.properties, &draft.left_out);
        assert_eq!(written, "#clientSecret=<< left out on export >>\nName=A\nPassword=p\n");
    }

    #[test]
    fn what_is_written_is_what_java_writes() {
        let properties = Properties::from([("Name", "A"), ("URL", "https://x/?a=b#c!"), (" k:", " \u{fc} ")]);
        assert_eq!(write(&properties, &[]), "Name=A\nURL=https\\://x/?a\\=b\\#c\\!\n\\ k\\:=\\ \\u00FC \n");
    }
}

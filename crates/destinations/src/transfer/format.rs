//! The formats, and how a file tells which it has.

/// How a destination is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Json,
    Yaml,
    /// Java properties: `Key=value` lines.
    Properties,
}

impl Format {
    pub const ALL: [Self; 3] = [Self::Json, Self::Yaml, Self::Properties];

    /// The ending of a file's name, and the format's own name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Yaml => "yaml",
            Self::Properties => "properties",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Yaml => "application/yaml",
            Self::Properties => "text/x-java-properties; charset=utf-8",
        }
    }

    /// By the ending of the file's name; the older cockpit exports properties without one.
    pub fn of_file(file: &str) -> Option<Self> {
        let ending = file.rsplit_once('.')?.1.to_ascii_lowercase();
        match ending.as_str() {
            "json" => Some(Self::Json),
            "yaml" | "yml" => Some(Self::Yaml),
            "properties" => Some(Self::Properties),
            _ => None,
        }
    }

    /// By how it begins: a bracket is JSON, `Key=` is a property, anything else YAML.
    pub(super) fn of_text(text: &str) -> Self {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let Some(first) = lines.find(|line| !line.starts_with(['#', '!'])) else { return Self::Properties };
        let key = first.split(['=', ':', ' ', '\t']).next().unwrap_or_default();
        match first.chars().next() {
            Some('{' | '[') => Self::Json,
            _ if first[key.len()..].trim_start().starts_with('=') => Self::Properties,
            _ => Self::Yaml,
        }
    }
}

/// UTF-8, with or without a byte order mark; what is not UTF-8 is Latin-1, in which Java wrote properties.
pub(super) fn decode(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().copied().map(char::from).collect(),
    }
}

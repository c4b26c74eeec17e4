//! Which translations a caller gets.

use serde::Serialize;

use super::error::Problem;

/// A language the provider has texts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// The default: what a caller gets who asks for nothing we have.
    English,
    German,
}

/// Every language there is, the default first.
const ALL: [Language; 2] = [Language::English, Language::German];

impl Language {
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en-US",
            Self::German => "de-DE",
        }
    }

    /// The language a tag asks for: by primary subtag, so `de`, `de-AT` and `de-DE` are German.
    fn asked_by(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        ALL.into_iter().find(|l| l.code()[..2].eq_ignore_ascii_case(primary))
    }

    /// The best language for an `Accept-Language` header, by its weights; the default if none fits.
    ///
    /// Source: RFC 9110, section 12.5.4.
    pub fn accepted(header: &str) -> Self {
        let mut asked: Vec<(f32, &str)> = header
            .split(',')
            .filter_map(|range| {
                let mut parts = range.split(';').map(str::trim);
                let tag = parts.next().filter(|tag| !tag.is_empty())?;
                let weight =
                    parts.find_map(|p| p.strip_prefix("q=")).map_or(Some(1.0), |q| q.parse().ok())?;
                (weight > 0.0).then_some((weight, tag))
            })
            .collect();
        asked.sort_by(|a, b| b.0.total_cmp(&a.0));
        asked.into_iter().find_map(|(_, tag)| Self::asked_by(tag)).unwrap_or(Self::English)
    }
}

/// The `languages` of a call, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Languages(Vec<Language>);

impl Languages {
    /// Reads the parameter: tags `ll` or `ll-CC`, separated by commas. The default language is always among the result, so
    /// every text has a fallback.
    pub fn read(parameter: Option<&str>) -> Result<Self, Problem> {
        let Some(text) = parameter else { return Err(Problem::ParameterMissing("languages")) };
        let tags: Vec<&str> = text.split(',').map(|tag| tag.trim_matches(' ')).collect();
        if !tags.iter().all(|tag| well_formed(tag)) {
            return Err(Problem::ParameterInvalid("languages", "a list of languages such as en-US,de-DE"));
        }
        let asked: Vec<_> = tags.into_iter().filter_map(Language::asked_by).collect();
        Ok(Self(ALL.into_iter().filter(|l| *l == Language::English || asked.contains(l)).collect()))
    }

    /// A text in the languages asked for, the default language marked.
    pub fn texts(&self, text: &Text) -> Vec<LocalizedText> {
        let one = |l: &Language| LocalizedText {
            language_code: l.code(),
            text: cut(text.in_language(*l), 255),
            is_default: *l == Language::English,
        };
        self.0.iter().map(one).collect()
    }
}

fn well_formed(tag: &str) -> bool {
    let bytes = tag.as_bytes();
    match bytes.len() {
        2 => bytes.iter().all(u8::is_ascii_lowercase),
        5 => {
            bytes[..2].iter().all(u8::is_ascii_lowercase)
                && bytes[2] == b'-'
                && bytes[3..].iter().all(u8::is_ascii_uppercase)
        }
        _ => false,
    }
}

/// The first `most` characters.
pub fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

/// The same text in every language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub english: String,
    pub german: String,
}

impl Text {
    pub fn new(english: impl Into<String>, german: impl Into<String>) -> Self {
        Self { english: english.into(), german: german.into() }
    }

    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::English => &self.english,
            Language::German => &self.german,
        }
    }
}

/// A text on the wire.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LocalizedText {
    language_code: &'static str,
    text: String,
    is_default: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(parameter: &str) -> Vec<&'static str> {
        let languages = Languages::read(Some(parameter)).unwrap();
        languages.texts(&Text::new("a", "b")).iter().map(|t| t.language_code).collect()
    }

    #[test]
    fn a_caller_gets_what_it_asked_for_and_always_the_default() {
        assert_eq!(codes("de-DE"), ["en-US", "de-DE"]);
        assert_eq!(codes("de"), ["en-US", "de-DE"]);
        assert_eq!(codes("en-GB , fr-FR"), ["en-US"]);
        assert_eq!(codes("fr"), ["en-US"]);
    }

    #[test]
    fn a_malformed_list_is_refused_by_name() {
        for bad in ["", "de_DE", "DE-de", "deu", "de-DE,", "de-DE;q=1", "*"] {
            let problem = Languages::read(Some(bad)).unwrap_err();
            assert!(matches!(problem, Problem::ParameterInvalid("languages", _)), "{bad:?}");
        }
        assert!(matches!(Languages::read(None), Err(Problem::ParameterMissing("languages"))));
    }

    #[test]
    fn the_heaviest_language_we_have_is_accepted() {
        for (header, expected) in [
            ("de", Language::German),
            ("fr-FR, de-AT;q=0.5, en;q=0.4", Language::German),
            ("de;q=0.3,en-GB;q=0.9", Language::English),
            ("de;q=0,*", Language::English),
            ("*", Language::English),
            ("ja", Language::English),
            ("äö", Language::English),
        ] {
            assert_eq!(Language::accepted(header), expected, "{header}");
        }
    }
}

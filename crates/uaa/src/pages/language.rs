//! The languages of the pages: the first of a browser's that there are texts in, otherwise English.

use docket_domain::text::parse_accept_language;
use http::{HeaderMap, header};

/// A language the pages are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    English,
    German,
}

impl Language {
    /// What the browser asks for.
    pub fn wanted(headers: &HeaderMap) -> Self {
        let wanted =
            headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let known = parse_accept_language(wanted).into_iter().find_map(|tag| {
            match tag.as_str().split('-').next().unwrap_or_default().to_ascii_lowercase().as_str() {
                "en" => Some(Self::English),
                "de" => Some(Self::German),
                _ => None,
            }
        });
        known.unwrap_or_default()
    }

    /// The tag of the document.
    pub const fn tag(self) -> &'static str {
        self.of("en", "de")
    }

    /// The text in this language.
    pub const fn of<T: Copy>(self, english: T, german: T) -> T {
        match self {
            Self::English => english,
            Self::German => german,
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("de-AT,de;q=0.9,en;q=0.8", Language::German)]
    #[case("fr-FR, de;q=0.5", Language::German)]
    #[case("en-GB, de", Language::English)]
    #[case("DE", Language::German)]
    #[case("fr", Language::English)]
    #[case("", Language::English)]
    fn the_first_language_there_are_texts_in_is_taken(#[case] wanted: &str, #[case] expected: Language) {
        let headers = [(header::ACCEPT_LANGUAGE, wanted.parse().unwrap())].into_iter().collect();
        assert_eq!(Language::wanted(&headers), expected);
        assert_eq!(Language::wanted(&HeaderMap::new()), Language::English);
    }
}

//! Texts in several languages, and which one a reader gets.

use std::fmt;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A language code as the SPI writes it: `de`, `de-DE`, or `*` for "whatever the language is".
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct LanguageTag(String);

impl LanguageTag {
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language without its country, in today's code: `iw-IL` is `he`, `nb-NO` and `no-NO` are `no`.
    pub fn primary(&self) -> &str {
        match self.0.split(['-', '_']).next().unwrap_or_default() {
            "iw" => "he",
            "nb" | "nn" => "no",
            other => other,
        }
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One translation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LocalizedText {
    pub language: LanguageTag,
    pub text: String,
    /// The provider's own fallback; at most one of a list.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_default: bool,
}

/// All translations of one text; may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct Texts(pub Vec<LocalizedText>);

impl Texts {
    /// One text that holds for every language.
    pub fn any(text: impl Into<String>) -> Self {
        Self(vec![LocalizedText { language: LanguageTag::new("*"), text: text.into(), is_default: false }])
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text for a reader who prefers `languages`, best first; `None` only if there is no text at all.
    ///
    /// Order: each preferred language exactly, then by its primary part; the provider's default (`isDefault` or `*`);
    /// en-US; whatever comes first. Source: Task Provider SPI v2, "Localisation".
    pub fn resolve(&self, languages: &[LanguageTag]) -> Option<&str> {
        let exact = |wanted: &LanguageTag| {
            self.0.iter().find(|text| text.language.as_str().eq_ignore_ascii_case(wanted.as_str()))
        };
        let primary = |wanted: &LanguageTag| {
            self.0.iter().find(|text| text.language.primary().eq_ignore_ascii_case(wanted.primary()))
        };
        languages
            .iter()
            .find_map(|wanted| exact(wanted).or_else(|| primary(wanted)))
            .or_else(|| self.0.iter().find(|text| text.is_default || text.language.as_str() == "*"))
            .or_else(|| self.0.iter().find(|text| text.language.as_str().eq_ignore_ascii_case("en-US")))
            .or_else(|| self.0.first())
            .map(|text| text.text.as_str())
    }
}

/// The languages of an `Accept-Language` header, best first; unreadable parts are passed over, `*` is left out.
pub fn parse_accept_language(header: &str) -> Vec<LanguageTag> {
    let mut weighted: Vec<(f32, &str)> = header
        .split(',')
        .filter_map(|part| {
            let mut pieces = part.trim().split(';');
            let tag = pieces.next()?.trim();
            let weight = pieces
                .find_map(|piece| piece.trim().strip_prefix("q="))
                .map_or(Some(1.0), |value| value.trim().parse::<f32>().ok())?;
            let readable = !tag.is_empty() && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
            (readable && weight > 0.0).then_some((weight, tag))
        })
        .collect();
    weighted.sort_by(|a, b| b.0.total_cmp(&a.0));
    weighted.into_iter().map(|(_, tag)| LanguageTag::new(tag)).collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn texts(list: &[(&str, bool)]) -> Texts {
        Texts(
            list.iter()
                .map(|(language, is_default)| LocalizedText {
                    language: LanguageTag::new(*language),
                    text: (*language).to_owned(),
                    is_default: *is_default,
                })
                .collect(),
        )
    }

    #[rstest]
    #[case::exact(&[("en-US", true), ("de-DE", false)], "de-DE", Some("de-DE"))]
    #[case::by_primary_language(&[("en-US", true), ("de-DE", false)], "de-AT", Some("de-DE"))]
    #[case::provider_default(&[("en-US", false), ("fr-FR", true)], "de", Some("fr-FR"))]
    #[case::star(&[("en-US", false), ("*", false)], "de", Some("*"))]
    #[case::english(&[("fr-FR", false), ("en-US", false)], "de", Some("en-US"))]
    #[case::first(&[("fr-FR", false), ("it-IT", false)], "de", Some("fr-FR"))]
    #[case::old_hebrew_code(&[("en-US", true), ("iw-IL", false)], "he", Some("iw-IL"))]
    #[case::nothing(&[], "de", None)]
    fn a_reader_gets_the_best_language_there_is(
        #[case] list: &[(&str, bool)],
        #[case] wanted: &str,
        #[case] expected: Option<&str>,
    ) {
        assert_eq!(texts(list).resolve(&parse_accept_language(wanted)), expected);
    }

    #[test]
    fn accept_language_is_ordered_by_weight() {
        let tags = parse_accept_language("en;q=0.5, de-DE, fr;q=0.9, *;q=0.1, xx;q=0");
        assert_eq!(tags.iter().map(LanguageTag::as_str).collect::<Vec<_>>(), ["de-DE", "fr", "en"]);
    }
}

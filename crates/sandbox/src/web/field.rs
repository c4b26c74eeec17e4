//! Labelled form fields that show what is wrong with them.

use maud::{Markup, html};

use crate::problem::FieldProblem;

/// A text field; fill in what differs from the default.
#[derive(Clone, Copy, Default)]
pub struct Field<'a> {
    pub name: &'a str,
    pub label: &'a str,
    pub value: &'a str,
    /// Stands below the label.
    pub hint: &'a str,
    pub kind: Kind,
    pub required: bool,
    pub autocomplete: &'a str,
}

/// What one types into.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    #[default]
    Text,
    Password,
    Date,
    Number,
    /// A text of several lines.
    Lines(u8),
    /// The same for certificates.
    Code(u8),
}

impl Field<'_> {
    pub fn show(self, problems: &[FieldProblem]) -> Markup {
        let own: Vec<&FieldProblem> = problems.iter().filter(|problem| problem.field == self.name).collect();
        let hint_id = format!("{}-hint", self.name);
        let problem_id = format!("{}-problem", self.name);
        let mut described = Vec::new();
        if !self.hint.is_empty() {
            described.push(hint_id.as_str());
        }
        if !own.is_empty() {
            described.push(problem_id.as_str());
        }
        let described = (!described.is_empty()).then(|| described.join(" "));
        let invalid = (!own.is_empty()).then_some("true");
        html! {
            div .field .wrong[!own.is_empty()] {
                label for=(self.name) { (self.label) (star(self.required)) }
                @if !self.hint.is_empty() { p .hint id=(hint_id) { (self.hint) } }
                @match self.kind {
                    Kind::Lines(rows) | Kind::Code(rows) => {
                        textarea .code[matches!(self.kind, Kind::Code(_))] id=(self.name) name=(self.name) rows=(rows)
                            required[self.required] aria-describedby=[&described] aria-invalid=[invalid]
                            spellcheck=[matches!(self.kind, Kind::Code(_)).then_some("false")] { (self.value) }
                    },
                    _ => {
                        input id=(self.name) name=(self.name) type=(self.kind.html()) value=(self.value)
                            required[self.required] aria-describedby=[&described] aria-invalid=[invalid]
                            autocomplete=[(!self.autocomplete.is_empty()).then_some(self.autocomplete)];
                    },
                }
                @if !own.is_empty() {
                    p .problem id=(problem_id) { @for problem in own { (problem.message) " " } }
                }
            }
        }
    }
}

impl Kind {
    fn html(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Date => "date",
            Self::Number => "number",
            Self::Text | Self::Lines(_) | Self::Code(_) => "text",
        }
    }
}

fn star(required: bool) -> Markup {
    html! { @if required { span .star aria-hidden="true" { " *" } } }
}

/// What is wrong with the whole form, each entry leading to its field.
pub fn summary(problems: &[FieldProblem]) -> Markup {
    html! {
        @if !problems.is_empty() {
            div .problems role="alert" tabindex="-1" {
                p { strong { "Nothing was saved. Please correct:" } }
                ul { @for problem in problems { li { a href={ "#" (problem.field) } { (problem.message) } } } }
            }
        }
    }
}

//! A destination as a file says it, before anything is decided about it.

use crate::properties::Properties;
use crate::validate::PropertyError;

/// What was read of one destination.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The file it comes from; within an archive the entry's name.
    pub file: String,
    pub properties: Properties,
    /// The secrets the file says were left out.
    pub left_out: Vec<String>,
    /// Properties the file holds in a form that is no text.
    pub problems: Vec<PropertyError>,
}

impl Draft {
    /// Adds a property, or says why not.
    pub(super) fn add(&mut self, name: String, value: Result<String, String>) {
        let is_twice = self.properties.has(&name);
        match value {
            Ok(_) if is_twice => {
                self.problems.push(PropertyError::new(&name, "is there twice; keep one of them"));
            }
            Ok(value) => self.properties.set(name, value),
            Err(problem) => self.problems.push(PropertyError::new(&name, problem)),
        }
    }

    /// Notes a secret as left out, unless it is there.
    pub(super) fn leave_out(&mut self, name: String) {
        if !self.properties.has(&name) && !self.left_out.contains(&name) && self.left_out.len() < 100 {
            self.left_out.push(name);
        }
    }
}

/// A file that cannot be read as what it claims to be. The message repeats nothing of the file: it may be a secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}{} {problem}", line.map(|line| format!(", line {line},")).unwrap_or_default())]
pub struct Unreadable {
    pub file: String,
    pub line: Option<usize>,
    pub problem: String,
}

impl Unreadable {
    pub(super) fn new(file: &str, line: Option<usize>, problem: impl Into<String>) -> Self {
        let file = file.chars().filter(|letter| !letter.is_control()).take(200).collect();
        Self { file, line, problem: problem.into() }
    }
}

/// The line, if it is known, and what is wrong.
pub(super) type Broken = (Option<usize>, String);

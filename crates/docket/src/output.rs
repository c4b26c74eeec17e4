//! What commands print: tables for people, JSON for programs.

use clap::ValueEnum;
use serde_json::Value;

/// How a command prints its result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Output {
    #[default]
    Table,
    Json,
}

/// Rows of text under headings. Columns are as wide as their widest cell.
pub struct Table {
    headings: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new(headings: &[&'static str]) -> Self {
        Self { headings: headings.to_vec(), rows: Vec::new() }
    }

    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// The table as text, each line without trailing blanks; `nothing` if there are no rows.
    pub fn render(&self, nothing: &str) -> String {
        if self.rows.is_empty() {
            return format!("{nothing}\n");
        }
        let headings: Vec<String> = self.headings.iter().map(|heading| (*heading).to_owned()).collect();
        let widths: Vec<usize> = (0..headings.len())
            .map(|column| {
                let cells = self.rows.iter().chain([&headings]);
                cells.filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
            })
            .collect();
        let line = |row: &Vec<String>| {
            let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
            format!("{}\n", cells.collect::<Vec<_>>().join("  ").trim_end())
        };
        std::iter::once(&headings).chain(&self.rows).map(line).collect()
    }
}

/// A JSON value's text for a table cell: strings bare, nothing for null.
pub fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Prints JSON in full.
pub fn print_json(value: &Value) {
    println!("{value:#}");
}

/// Says that something was done: a sentence for people, what was done as JSON for programs.
pub fn print_done(output: Output, sentence: &str, done: &Value) {
    match output {
        Output::Json => print_json(done),
        Output::Table => println!("{sentence}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_an_empty_table_says_so() {
        let mut table = Table::new(&["NAME", "STATUS"]);
        assert_eq!(table.render("There are none."), "There are none.\n");
        table.row(vec!["SuccessFactors".into(), "OK".into()]);
        table.row(vec!["X".into(), String::new()]);
        assert_eq!(table.render(""), "NAME            STATUS\nSuccessFactors  OK\nX\n");
    }
}

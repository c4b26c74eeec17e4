//! The figures, side by side with what they are measured against.

use std::fmt;

use crate::http_load::Round;

/// Rows of measured, limit, ratio and aim.
#[derive(Default)]
pub struct Report(Vec<Row>);

struct Row {
    what: String,
    measured: String,
    limit: String,
    ratio: String,
    aim: String,
}

impl Report {
    /// A rate against the rate of a limit measured in the same run.
    pub fn rate(&mut self, what: impl Into<String>, measured: f64, limit: f64, of: &str, aim: f64) {
        self.0.push(Row {
            what: what.into(),
            measured: format!("{measured:.0}/s"),
            limit: format!("{limit:.0}/s ({of})"),
            ratio: format!("{:.2}", measured / limit),
            aim: format!("≥ {aim}"),
        });
    }

    /// How long calls took against those of a constant behind the same authentication; the aim is for the slow ones.
    pub fn latency(&mut self, what: impl Into<String>, measured: &Round, constant: &Round, aim: Option<f64>) {
        let shown = |round: &Round| format!("p50 {:.1}, p99 {:.1} ms", round.p50, round.p99);
        self.0.push(Row {
            what: what.into(),
            measured: shown(measured),
            limit: format!("{} (a constant)", shown(constant)),
            ratio: format!("{:.1}", measured.p50 / constant.p50),
            aim: aim.map(|aim| format!("p99 < {aim:.0} ms")).unwrap_or_default(),
        });
    }

    /// A figure with an upper bound.
    pub fn figure(&mut self, what: impl Into<String>, measured: f64, unit: &str, aim: Option<f64>) {
        self.0.push(Row {
            what: what.into(),
            measured: format!("{measured:.1} {unit}"),
            limit: String::new(),
            ratio: String::new(),
            aim: aim.map(|aim| format!("< {aim:.0} {unit}")).unwrap_or_default(),
        });
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| what | measured | limit | ratio | aim |")?;
        writeln!(f, "|---|---|---|---|---|")?;
        for row in &self.0 {
            writeln!(f, "| {} | {} | {} | {} | {} |", row.what, row.measured, row.limit, row.ratio, row.aim)?;
        }
        Ok(())
    }
}

/// The middle one of several measurements.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

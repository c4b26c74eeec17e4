//! The kinds of leave this company knows.

/// A kind of leave.
#[derive(Debug, PartialEq, Eq)]
pub struct TimeType {
    pub code: &'static str,
    pub english: &'static str,
    pub german: &'static str,
    /// Calendar days one request may span at most.
    pub longest_days: i64,
}

/// In the order in which the form offers them.
pub const TIME_TYPES: &[TimeType] = &[
    TimeType { code: "VACATION", english: "Vacation", german: "Urlaub", longest_days: 60 },
    TimeType { code: "PARENTAL", english: "Parental Leave", german: "Elternzeit", longest_days: 366 },
    TimeType { code: "SPECIAL", english: "Special Leave", german: "Sonderurlaub", longest_days: 14 },
    TimeType { code: "TRAINING", english: "Training", german: "Weiterbildung", longest_days: 31 },
    TimeType { code: "FLEXTIME", english: "Flextime Day", german: "Gleittag", longest_days: 5 },
    TimeType { code: "UNPAID", english: "Unpaid Leave", german: "Unbezahlter Urlaub", longest_days: 366 },
];

/// The time type with this code.
pub fn find_time_type(code: &str) -> Option<&'static TimeType> {
    TIME_TYPES.iter().find(|time_type| time_type.code == code)
}

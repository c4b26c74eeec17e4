//! Finding people by a part of their names or address, fast however many there are.
//!
//! Those whose display name begins with the text come first, from an index in their order. The rest are found by the
//! three-letter pieces of the text: an FTS5 table on SQLite, an inverted index of arrays on `PostgreSQL`, which needs no
//! extension there. Of those no more than [`CANDIDATES`] are looked at: a text that thousands of people match is answered
//! from the first that are found, and a longer text is the way to the others.
//!
//! Active people are apart in every one of these indexes. So a text that only people match who have left is answered at
//! once, however many they are.

use docket_domain::user::User;
use sea_query::Value as Bound;

use crate::users::user_of;
use crate::{Dialect, Query, Result, Row, Tx};

/// Shorter texts have no three-letter piece.
pub const SHORTEST_SEARCH: usize = 3;

/// Most people looked at beside those whose display name begins with the text.
const CANDIDATES: i64 = 200;

/// Whom to find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserSearch {
    /// At least [`SHORTEST_SEARCH`] characters; case does not count.
    pub text: String,
    /// Names and the address must begin with the text, not just hold it.
    pub begins: bool,
    pub active_only: bool,
    /// Only people of these types, without regard to case; all if there are none.
    pub user_types: Vec<String>,
    pub limit: usize,
}

impl Tx {
    /// People by display name: first those whose display name begins with the text.
    pub async fn search_users(&mut self, search: &UserSearch) -> Result<Vec<User>> {
        let text = search.text.to_lowercase();
        let mut found = read(&self.all(by_beginning(search, &text)).await?)?;
        if found.len() < search.limit {
            let query = by_pieces(self.dialect(), search, &text);
            let mut others = read(&self.all(query).await?)?;
            others.retain(|user| found.iter().all(|known| known.id != user.id));
            others.sort_by_cached_key(|user| (user.display_name.to_lowercase(), user.id.clone()));
            found.append(&mut others);
            found.truncate(search.limit);
        }
        Ok(found)
    }

    /// How the database would find the people: for the test that it uses its indexes.
    #[doc(hidden)]
    pub async fn explain_user_search(&mut self, search: &UserSearch) -> Result<String> {
        let text = search.text.to_lowercase();
        let mut plan = String::new();
        for query in [by_beginning(search, &text), by_pieces(self.dialect(), search, &text)] {
            plan.push_str(&self.explain(query).await?);
        }
        Ok(plan)
    }
}

fn by_beginning(search: &UserSearch, text: &str) -> Query {
    let mut values: Vec<Bound> = vec![text.into(), format!("{text}{}", char::MAX).into()];
    let types = user_types(search, &mut values);
    let active = if search.active_only { " AND u.active = 1" } else { "" };
    values.push(i64::try_from(search.limit).unwrap_or(i64::MAX).into());
    let limit = values.len();
    let mut query = Query::sql(format!(
        "SELECT u.* FROM users u WHERE u.display_name_key >= $1 AND u.display_name_key < $2{active}{types} \
         ORDER BY u.display_name_key, u.id LIMIT ${limit}"
    ));
    query.bind_all(values);
    query
}

fn by_pieces(dialect: Dialect, search: &UserSearch, text: &str) -> Query {
    // Every name stands after a line feed.
    let text = if search.begins { format!("\n{text}") } else { text.to_owned() };
    let text = match dialect {
        Dialect::Sqlite => format!("\"{}\"", text.replace('"', "\"\"")),
        Dialect::Postgres => text,
    };
    let mut values: Vec<Bound> = vec![text.into()];
    let types = user_types(search, &mut values);
    // Those whose display name begins with the text are among them again.
    values.extend([CANDIDATES.into(), i64::try_from(search.limit * 2).unwrap_or(i64::MAX).into()]);
    let (candidates, limit) = (values.len() - 1, values.len());
    let mut query = Query::sql(match dialect {
        // The indexed text begins with the display name, so that only the people of the answer are read.
        Dialect::Sqlite => {
            let active = if search.active_only { " AND user_search.rowid > 0" } else { "" };
            let people = if types.is_empty() { "" } else { " JOIN users u ON u.id = s.user_id" };
            format!(
                "SELECT u.* FROM (SELECT s.user_id, s.text FROM user_search \
                 JOIN user_search_rows s ON s.id = user_search.rowid{people} \
                 WHERE user_search MATCH $1{active}{types} LIMIT ${candidates}) found \
                 JOIN users u ON u.id = found.user_id ORDER BY found.text LIMIT ${limit}"
            )
        }
        // Two indexes, each for a part of the people: both parts are asked in the way the indexes are made.
        Dialect::Postgres => {
            let among = |active: u8| {
                format!(
                    "u.active = {active} AND u.search_pieces @> docket_trigrams($1) AND strpos(u.search_text, $1) > 0"
                )
            };
            let found = if search.active_only { among(1) } else { format!("({} OR {})", among(1), among(0)) };
            format!(
                "SELECT * FROM (SELECT u.* FROM users u WHERE {found}{types} LIMIT ${candidates}) found \
                 ORDER BY display_name_key LIMIT ${limit}"
            )
        }
    });
    query.bind_all(values);
    query.planned_for_its_values()
}

/// A further condition on the people `u`.
fn user_types(search: &UserSearch, values: &mut Vec<Bound>) -> String {
    if search.user_types.is_empty() {
        return String::new();
    }
    let mut places = Vec::new();
    for user_type in &search.user_types {
        values.push(user_type.to_lowercase().into());
        places.push(format!("${}", values.len()));
    }
    format!(" AND u.user_type_key IN ({})", places.join(", "))
}

fn read(rows: &[Row]) -> Result<Vec<User>> {
    rows.iter().map(user_of).collect()
}

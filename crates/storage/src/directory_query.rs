//! Which people or groups, in which order: data first, SQL afterwards.
//!
//! The SCIM interface turns a filter into a [`Condition`]. Its texts are lower case already where the attribute is
//! compared without regard to case, so both databases compare bytes. Every part is either true or false, never NULL, so
//! that a negation means what it says.

use docket_domain::{GroupId, Timestamp, UserId};
use sea_query::Value as Bound;

use crate::groups::{Group, group_of};
use crate::profiles::{Profile, profile_of};
use crate::{Dialect, Query, Result, Tx};

/// What must hold of a person or a group.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    /// Of an attribute with a column of its own.
    Field(Field, Test),
    Time(TimeField, Comparison, Timestamp),
    Active(bool),
    /// Of an attribute without a column, by its path. Within [`Condition::Item`] the path starts at the item.
    Attribute(Vec<&'static str>, Test),
    /// Of one and the same item of a multi-valued attribute without a column.
    Item(Vec<&'static str>, Box<Self>),
    /// The person is in the group.
    InGroup(GroupId),
    /// The person is in a group at all.
    InAnyGroup,
    /// The group has the member.
    HasMember(UserId),
    /// The group has members at all.
    HasMembers,
}

/// A text attribute with a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Id,
    ExternalId,
    DisplayName,
    /// Of people only, as all that follow.
    UserName,
    GivenName,
    FamilyName,
    Locale,
    /// The primary address; all of them are the attribute `emails`.
    Email,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeField {
    Created,
    Modified,
}

/// What a text is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// It is there and not empty.
    Present,
    Equals(String),
    Contains(String),
    StartsWith(String),
    EndsWith(String),
    Compares(Comparison, String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    Equal,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
}

impl Comparison {
    const fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
        }
    }
}

/// What a list is sorted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SortKey {
    Field(Field),
    Time(TimeField),
    Attribute(Vec<&'static str>),
}

/// A page of a list.
#[derive(Clone, Debug)]
pub struct Listing {
    pub condition: Option<Condition>,
    /// Without one people come by sign-in name and groups by display name.
    pub sort: Option<SortKey>,
    pub descending: bool,
    pub offset: u64,
    pub limit: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Table {
    Users,
    Groups,
}

impl Tx {
    /// How many people there are that the listing is about, and its page of them.
    pub async fn list_profiles(&mut self, listing: &Listing) -> Result<(u64, Vec<Profile>)> {
        let total = self.count_listed(Table::Users, listing).await?;
        let rows = self.all(page(self.dialect(), Table::Users, listing)).await?;
        Ok((total, rows.iter().map(profile_of).collect::<Result<_>>()?))
    }

    /// How the database would find a page of people: for the test that it uses its indexes.
    #[doc(hidden)]
    pub async fn explain_profiles(&mut self, listing: &Listing) -> Result<String> {
        let query = page(self.dialect(), Table::Users, listing);
        self.explain(query).await
    }

    /// How many groups there are that the listing is about, and its page of them.
    pub async fn list_groups(&mut self, listing: &Listing) -> Result<(u64, Vec<Group>)> {
        let total = self.count_listed(Table::Groups, listing).await?;
        let rows = self.all(page(self.dialect(), Table::Groups, listing)).await?;
        Ok((total, rows.iter().map(group_of).collect::<Result<_>>()?))
    }

    async fn count_listed(&mut self, table: Table, listing: &Listing) -> Result<u64> {
        let mut sql = Sql::new(self.dialect(), table);
        let condition = sql.filter(listing);
        let text = format!("SELECT COUNT(*) AS n FROM {} r{condition}", table.name());
        let row = self.one(sql.query(text)).await?;
        Ok(u64::try_from(row.get::<i64>("n")?).unwrap_or(0))
    }
}

impl Table {
    const fn name(self) -> &'static str {
        match self {
            Self::Users => "users",
            Self::Groups => "groups",
        }
    }

    const fn default_order(self) -> &'static str {
        match self {
            Self::Users => "r.user_name_key",
            Self::Groups => "r.display_name_key",
        }
    }
}

/// The ids are found and cut into pages first, in an index as far as there is one; only the page's rows are read.
fn page(dialect: Dialect, table: Table, listing: &Listing) -> Query {
    let mut sql = Sql::new(dialect, table);
    let condition = sql.filter(listing);
    let direction = if listing.descending { "DESC" } else { "ASC" };
    let order = match &listing.sort {
        None => format!("{} {direction}, r.id {direction}", table.default_order()),
        Some(key) => {
            let (expression, nullable) = sql.sort_key(key);
            // RFC 7644, section 3.4.2.3: what has no value comes last in ascending order, first in descending.
            let nulls = match (nullable, listing.descending) {
                (false, _) => "",
                (true, false) => " NULLS LAST",
                (true, true) => " NULLS FIRST",
            };
            format!("{expression} {direction}{nulls}, r.id {direction}")
        }
    };
    let number = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
    let limit = sql.bind(number(listing.limit));
    let offset = sql.bind(number(listing.offset));
    let name = table.name();
    let text = format!(
        "SELECT r.* FROM {name} r JOIN (SELECT r.id AS id FROM {name} r{condition} ORDER BY {order} \
         LIMIT {limit} OFFSET {offset}) found ON found.id = r.id ORDER BY {order}"
    );
    sql.query(text)
}

/// SQL in the making.
struct Sql {
    dialect: Dialect,
    table: Table,
    values: Vec<Bound>,
}

impl Sql {
    const fn new(dialect: Dialect, table: Table) -> Self {
        Self { dialect, table, values: Vec::new() }
    }

    fn query(self, text: String) -> Query {
        let mut query = Query::sql(text);
        query.bind_all(self.values);
        query
    }

    fn bind(&mut self, value: impl Into<Bound>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    fn filter(&mut self, listing: &Listing) -> String {
        match &listing.condition {
            Some(condition) => format!(" WHERE {}", self.condition(condition, "r.attributes_key")),
            None => String::new(),
        }
    }

    /// The condition as SQL that is never NULL; `document` is the JSON that attributes without a column are in.
    fn condition(&mut self, condition: &Condition, document: &str) -> String {
        match condition {
            Condition::All(parts) => self.joined(parts, " AND ", "1 = 1", document),
            Condition::Any(parts) => self.joined(parts, " OR ", "1 = 0", document),
            Condition::Not(part) => format!("NOT ({})", self.condition(part, document)),
            Condition::Field(field, test) => self.test(column(*field), test),
            Condition::Time(field, comparison, at) => {
                let at = self.bind(at.as_micros());
                format!("{} {} {at}", time_column(*field), comparison.sign())
            }
            Condition::Active(active) => format!("r.active = {}", i64::from(*active)),
            Condition::Attribute(path, test) => {
                let found = text_at(self.dialect, document, path);
                self.test(&found, test)
            }
            Condition::Item(path, condition) => self.item(path, condition),
            Condition::InGroup(group) => {
                let group = self.bind(group.as_str());
                format!("r.id IN (SELECT user_id FROM group_members WHERE group_id = {group})")
            }
            Condition::InAnyGroup => "r.id IN (SELECT user_id FROM group_members)".to_owned(),
            Condition::HasMember(user) => {
                let user = self.bind(user.as_str());
                format!("r.id IN (SELECT group_id FROM group_members WHERE user_id = {user})")
            }
            Condition::HasMembers => "r.id IN (SELECT group_id FROM group_members)".to_owned(),
        }
    }

    fn joined(&mut self, parts: &[Condition], word: &str, nothing: &str, document: &str) -> String {
        let parts: Vec<String> = parts.iter().map(|part| self.condition(part, document)).collect();
        if parts.is_empty() { nothing.to_owned() } else { format!("({})", parts.join(word)) }
    }

    fn item(&mut self, path: &[&'static str], condition: &Condition) -> String {
        let list = match self.dialect {
            Dialect::Sqlite => format!("json_each(r.attributes_key, '{}') AS item", sqlite_path(path)),
            Dialect::Postgres => format!(
                "jsonb_array_elements(r.attributes_key::jsonb #> '{}') AS item(value)",
                postgres_path(path)
            ),
        };
        let indexed = match (path, wanted_value(condition)) {
            (["emails"], Some(address)) => {
                let address = self.bind(address);
                format!("r.id IN (SELECT user_id FROM user_emails WHERE value_key = {address}) AND ")
            }
            _ => String::new(),
        };
        let condition = self.condition(condition, "item.value");
        format!("({indexed}EXISTS (SELECT 1 FROM {list} WHERE {condition}))")
    }

    fn test(&mut self, tested: &str, test: &Test) -> String {
        // Order is that of bytes on both databases.
        let ordered = match (self.dialect, test) {
            (Dialect::Postgres, Test::StartsWith(_) | Test::Compares(..)) => {
                format!("{tested} COLLATE \"C\"")
            }
            _ => tested.to_owned(),
        };
        let tested = &*ordered;
        let compared = match test {
            Test::Present => return format!("({tested} IS NOT NULL AND {tested} <> '')"),
            Test::Equals(value) => format!("{tested} = {}", self.bind(&**value)),
            Test::Compares(comparison, value) => {
                format!("{tested} {} {}", comparison.sign(), self.bind(&**value))
            }
            Test::Contains(value) => {
                let function = match self.dialect {
                    Dialect::Sqlite => "instr",
                    Dialect::Postgres => "strpos",
                };
                format!("{function}({tested}, {}) > 0", self.bind(&**value))
            }
            // A range, because an index can find it.
            Test::StartsWith(value) => {
                let after = format!("{value}{}", char::MAX);
                format!("{tested} >= {} AND {tested} < {}", self.bind(&**value), self.bind(after))
            }
            Test::EndsWith(value) => {
                let ending = self.bind(&**value);
                format!(
                    "length({tested}) >= length({ending}) \
                     AND substr({tested}, length({tested}) - length({ending}) + 1) = {ending}"
                )
            }
        };
        format!("({tested} IS NOT NULL AND {compared})")
    }

    /// The expression to sort by, and whether it may be NULL.
    fn sort_key(&self, key: &SortKey) -> (String, bool) {
        match key {
            SortKey::Field(field @ (Field::ExternalId | Field::Locale)) => (column(*field).to_owned(), true),
            SortKey::Field(field @ (Field::GivenName | Field::FamilyName)) => {
                (format!("NULLIF({}, '')", column(*field)), true)
            }
            SortKey::Field(field) => (column(*field).to_owned(), false),
            SortKey::Time(field) => (time_column(*field).to_owned(), false),
            SortKey::Attribute(path) if self.table == Table::Users => {
                (text_at(self.dialect, "r.attributes_key", path), true)
            }
            SortKey::Attribute(_) => (self.table.default_order().to_owned(), false),
        }
    }
}

/// The address an item must have, if it must have one.
fn wanted_value(condition: &Condition) -> Option<&str> {
    match condition {
        Condition::Attribute(path, Test::Equals(value)) if path[..] == ["value"] => Some(value),
        Condition::All(parts) => parts.iter().find_map(wanted_value),
        _ => None,
    }
}

const fn column(field: Field) -> &'static str {
    match field {
        Field::Id => "r.id",
        Field::ExternalId => "r.external_id",
        Field::DisplayName => "r.display_name_key",
        Field::UserName => "r.user_name_key",
        Field::GivenName => "r.given_name_key",
        Field::FamilyName => "r.family_name_key",
        Field::Locale => "r.locale",
        Field::Email => "r.email_key",
    }
}

const fn time_column(field: TimeField) -> &'static str {
    match field {
        TimeField::Created => "r.created_at",
        TimeField::Modified => "r.modified_at",
    }
}

/// The text at a path of a JSON document. Paths are names of schemas, never what a caller wrote.
fn text_at(dialect: Dialect, document: &str, path: &[&str]) -> String {
    match dialect {
        Dialect::Sqlite => format!("json_extract({document}, '{}')", sqlite_path(path)),
        Dialect::Postgres => format!("(({document})::jsonb #>> '{}')", postgres_path(path)),
    }
}

fn sqlite_path(path: &[&str]) -> String {
    path.iter().fold("$".to_owned(), |whole, name| format!("{whole}.\"{name}\""))
}

fn postgres_path(path: &[&str]) -> String {
    format!("{{{}}}", path.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(","))
}

//! Labels of destinations, fragments and certificates.

use serde::{Deserialize, Serialize};

use crate::row::to_json;
use crate::{Query, Result, Tx};

/// A key with its values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    pub key: String,
    pub values: Vec<String>,
}

/// What bears labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Labelled {
    Destination,
    Fragment,
    Certificate,
}

impl Labelled {
    const fn name(self) -> &'static str {
        match self {
            Self::Destination => "destination",
            Self::Fragment => "fragment",
            Self::Certificate => "certificate",
        }
    }
}

impl Tx {
    /// The labels of everything of that kind on a level, by name; those without labels are left out.
    pub async fn list_labels(
        &mut self,
        kind: Labelled,
        instance_id: &str,
    ) -> Result<Vec<(String, Vec<Label>)>> {
        let sql = "SELECT name, labels FROM labels WHERE kind = $1 AND instance_id = $2 ORDER BY name";
        let rows = self.all(Query::sql(sql).bind(kind.name()).bind(instance_id)).await?;
        rows.iter().map(|row| Ok((row.text("name")?, row.json("labels")?))).collect()
    }

    /// The labels of one of them; empty if it has none.
    pub async fn find_labels(&mut self, kind: Labelled, instance_id: &str, name: &str) -> Result<Vec<Label>> {
        let sql = "SELECT labels FROM labels WHERE kind = $1 AND instance_id = $2 AND name = $3";
        let query = Query::sql(sql).bind(kind.name()).bind(instance_id).bind(name);
        Ok(self.optional(query).await?.map(|row| row.json("labels")).transpose()?.unwrap_or_default())
    }

    /// Replaces all labels of one of them.
    pub async fn put_labels(
        &mut self,
        kind: Labelled,
        instance_id: &str,
        name: &str,
        labels: &[Label],
    ) -> Result<()> {
        if labels.is_empty() {
            return self.delete_labels(kind, instance_id, name).await;
        }
        let sql = "INSERT INTO labels (kind, instance_id, name, labels) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (kind, instance_id, name) DO UPDATE SET labels = excluded.labels";
        let query = Query::sql(sql).bind(kind.name()).bind(instance_id).bind(name).bind(to_json(&labels));
        self.execute(query).await?;
        Ok(())
    }

    /// Removes all labels of one of them.
    pub async fn delete_labels(&mut self, kind: Labelled, instance_id: &str, name: &str) -> Result<()> {
        let sql = "DELETE FROM labels WHERE kind = $1 AND instance_id = $2 AND name = $3";
        self.execute(Query::sql(sql).bind(kind.name()).bind(instance_id).bind(name)).await?;
        Ok(())
    }
}

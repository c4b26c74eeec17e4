//! Task definitions of each generation.

use docket_domain::definition::TaskDefinition;
use docket_domain::{Timestamp, Urn};

use crate::row::to_json;
use crate::{Query, Result, Tx};

impl Tx {
    /// Stores the definitions the provider has sent, new and changed ones alike.
    ///
    /// # Errors
    /// [`crate::StorageError::Superseded`] if the lease or the generation is gone.
    pub async fn store_definitions(
        &mut self,
        generation: i64,
        epoch: i64,
        definitions: &[TaskDefinition],
    ) -> Result<()> {
        self.check_runner(generation, epoch).await?;
        let mut newest: std::collections::BTreeMap<&str, &TaskDefinition> = std::collections::BTreeMap::new();
        newest.extend(definitions.iter().map(|definition| (definition.urn.as_str(), definition)));
        let values = newest
            .into_iter()
            .flat_map(|(urn, definition)| [generation.into(), urn.into(), to_json(definition).into()])
            .collect();
        self.insert_many(
            "INSERT INTO task_definitions (generation_id, urn, body)",
            " ON CONFLICT (generation_id, urn) DO UPDATE SET body = excluded.body",
            3,
            values,
        )
        .await
    }

    /// Ends a reading of all definitions at `now`: those it did not bring (`kept` are the ones it did) are deleted,
    /// unless a task still needs them.
    ///
    /// # Errors
    /// [`crate::StorageError::Superseded`] if the lease or the generation is gone.
    pub async fn end_definitions(
        &mut self,
        generation: i64,
        epoch: i64,
        kept: &[Urn],
        now: Timestamp,
    ) -> Result<()> {
        self.check_runner(generation, epoch).await?;
        for known in self.list_definitions(generation).await? {
            if kept.contains(&known.urn) {
                continue;
            }
            let query = Query::sql(
                "DELETE FROM task_definitions WHERE generation_id = $1 AND urn = $2 AND NOT EXISTS \
                 (SELECT 1 FROM tasks t WHERE t.generation_id = $3 AND t.definition_urn = $4)",
            );
            let urn = known.urn.as_str();
            self.execute(query.bind(generation).bind(urn).bind(generation).bind(urn)).await?;
        }
        let query = Query::sql("UPDATE generations SET definitions_at = $1 WHERE id = $2");
        self.execute(query.bind(now.as_micros()).bind(generation)).await?;
        Ok(())
    }

    pub async fn find_definition(&mut self, generation: i64, urn: &Urn) -> Result<Option<TaskDefinition>> {
        let query = Query::sql("SELECT body FROM task_definitions WHERE generation_id = $1 AND urn = $2");
        let row = self.optional(query.bind(generation).bind(urn.as_str())).await?;
        row.map(|row| row.json("body")).transpose()
    }

    /// All definitions of the generation, by URN.
    pub async fn list_definitions(&mut self, generation: i64) -> Result<Vec<TaskDefinition>> {
        let query = Query::sql("SELECT body FROM task_definitions WHERE generation_id = $1 ORDER BY urn");
        self.all(query.bind(generation)).await?.iter().map(|row| row.json("body")).collect()
    }
}

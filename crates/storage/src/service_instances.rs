//! Service instances and their keys; the keys' secrets sealed.

use docket_domain::Timestamp;
use docket_domain::service::{KeyCertificate, ServiceInstance, ServiceKey};
use zeroize::Zeroizing;

use crate::row::to_json;
use crate::vault::Place;
use crate::{Query, Result, Row, StorageError, Tx, Vault};

/// A key's secret in the clear, or the private key of one with a certificate in PEM; wiped when dropped.
pub type Secret = Zeroizing<String>;

/// Tables whose rows belong to an instance's level, or to the subaccount's.
const LEVELS: [&str; 4] = ["destinations", "certificates", "fragments", "labels"];

impl Tx {
    /// # Errors
    /// [`StorageError::Conflict`] if the name or the client id is taken.
    pub async fn insert_service_instance(&mut self, instance: &ServiceInstance) -> Result<()> {
        let sql = "INSERT INTO service_instances (id, name, service, plan, client_id, xsappname, parameters, created_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        let query = Query::sql(sql)
            .bind(&*instance.id)
            .bind(&*instance.name)
            .bind(instance.service.name())
            .bind(&*instance.plan)
            .bind(&*instance.client_id)
            .bind(&*instance.xsappname)
            .bind(to_json(&instance.parameters))
            .bind(instance.created_at.as_micros());
        self.execute(query).await?;
        Ok(())
    }

    pub async fn find_service_instance(&mut self, name: &str) -> Result<Option<ServiceInstance>> {
        let query = Query::sql("SELECT * FROM service_instances WHERE name = $1").bind(name);
        self.optional(query).await?.as_ref().map(instance_of).transpose()
    }

    /// The instance, kept from being deleted or given keys by others until this transaction ends.
    pub async fn find_service_instance_for_update(&mut self, name: &str) -> Result<Option<ServiceInstance>> {
        let lock = self.dialect().lock_rows("service_instances");
        let sql = format!("SELECT * FROM service_instances WHERE name = $1{lock}");
        self.optional(Query::sql(sql).bind(name)).await?.as_ref().map(instance_of).transpose()
    }

    pub async fn find_service_instance_by_client(
        &mut self,
        client_id: &str,
    ) -> Result<Option<ServiceInstance>> {
        let query = Query::sql("SELECT * FROM service_instances WHERE client_id = $1").bind(client_id);
        self.optional(query).await?.as_ref().map(instance_of).transpose()
    }

    /// The instance of that client if it still has that key at `now`: what decides whether a token may be used.
    pub async fn find_service_instance_by_key(
        &mut self,
        client_id: &str,
        key_id: &str,
        now: Timestamp,
    ) -> Result<Option<ServiceInstance>> {
        let sql = "SELECT i.* FROM service_instances i JOIN service_keys k ON k.instance_id = i.id \
                   WHERE k.id = $1 AND i.client_id = $2 AND (k.retires_at IS NULL OR k.retires_at > $3)";
        let query = Query::sql(sql).bind(key_id).bind(client_id).bind(now.as_micros());
        let row = self.optional(query).await?;
        row.as_ref().map(instance_of).transpose()
    }

    /// All of them, by name. An administrator makes these by hand, so there are few.
    pub async fn list_service_instances(&mut self) -> Result<Vec<ServiceInstance>> {
        let rows = self.all(Query::sql("SELECT * FROM service_instances ORDER BY name")).await?;
        rows.iter().map(instance_of).collect()
    }

    /// Replaces the parameters.
    pub async fn set_service_instance_parameters(
        &mut self,
        id: &str,
        parameters: &serde_json::Map<String, serde_json::Value>,
    ) -> Result<()> {
        let query = Query::sql("UPDATE service_instances SET parameters = $2 WHERE id = $1")
            .bind(id)
            .bind(to_json(parameters));
        self.execute(query).await?;
        Ok(())
    }

    /// Deletes the instance with its keys and everything on its level; false if there is none.
    pub async fn delete_service_instance(&mut self, id: &str) -> Result<bool> {
        // The empty level is the subaccount's.
        for table in LEVELS.into_iter().filter(|_| !id.is_empty()) {
            let sql = format!("DELETE FROM {table} WHERE instance_id = $1");
            self.execute(Query::sql(sql).bind(id)).await?;
        }
        let query = Query::sql("DELETE FROM service_instances WHERE id = $1").bind(id);
        Ok(self.execute(query).await? == 1)
    }

    /// # Errors
    /// [`StorageError::Conflict`] if the instance has a key of that name or is gone.
    pub async fn insert_service_key(&mut self, vault: &Vault, key: &ServiceKey, secret: &str) -> Result<()> {
        let row = sealed_row(&key.instance_id, &key.id);
        let sealed = vault.seal(place(&row), secret.as_bytes());
        let sql = "INSERT INTO service_keys \
                   (id, instance_id, name, secret_sealed, created_at, certificate_pem, fingerprint, expires_at, retires_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        let certificate = key.certificate.as_ref();
        let query = Query::sql(sql)
            .bind(&*key.id)
            .bind(&*key.instance_id)
            .bind(&*key.name)
            .bind(sealed)
            .bind(key.created_at.as_micros())
            .bind(certificate.map(|certificate| &*certificate.chain_pem))
            .bind(certificate.map(|certificate| &*certificate.fingerprint))
            .bind(certificate.map(|certificate| certificate.expires_at.as_micros()))
            .bind(key.retires_at.map(Timestamp::as_micros));
        self.execute(query).await?;
        Ok(())
    }

    /// The keys of an instance, oldest first, without their secrets.
    pub async fn list_service_keys(&mut self, instance_id: &str) -> Result<Vec<ServiceKey>> {
        let sql = "SELECT id, instance_id, name, created_at, certificate_pem, fingerprint, expires_at, retires_at \
                   FROM service_keys WHERE instance_id = $1 ORDER BY created_at, name";
        self.all(Query::sql(sql).bind(instance_id)).await?.iter().map(key_of).collect()
    }

    /// When each key with a certificate ends: name of its instance, its own name, end. One whose place another has taken is on
    /// its way out anyway and is left out.
    pub async fn list_service_key_ends(&mut self) -> Result<Vec<(String, String, Timestamp)>> {
        let sql = "SELECT i.name AS instance, k.name AS name, k.expires_at AS expires_at \
                   FROM service_keys k JOIN service_instances i ON i.id = k.instance_id \
                   WHERE k.expires_at IS NOT NULL AND k.retires_at IS NULL ORDER BY i.name, k.name";
        let read = |row: &Row| Ok((row.text("instance")?, row.text("name")?, row.time("expires_at")?));
        self.all(Query::sql(sql)).await?.iter().map(read).collect()
    }

    pub async fn find_service_key(
        &mut self,
        vault: &Vault,
        instance_id: &str,
        name: &str,
    ) -> Result<Option<(ServiceKey, Secret)>> {
        let query = Query::sql("SELECT * FROM service_keys WHERE instance_id = $1 AND name = $2")
            .bind(instance_id)
            .bind(name);
        self.optional(query).await?.map(|row| opened(vault, &row)).transpose()
    }

    /// The keys of an instance with their secrets: for checking a client's.
    pub async fn open_service_keys(
        &mut self,
        vault: &Vault,
        instance_id: &str,
    ) -> Result<Vec<(ServiceKey, Secret)>> {
        let query = Query::sql("SELECT * FROM service_keys WHERE instance_id = $1 ORDER BY created_at, name")
            .bind(instance_id);
        self.all(query).await?.iter().map(|row| opened(vault, row)).collect()
    }

    /// Gives a key another name and an end.
    pub async fn retire_service_key(&mut self, id: &str, name: &str, at: Timestamp) -> Result<()> {
        let query = Query::sql("UPDATE service_keys SET name = $2, retires_at = $3 WHERE id = $1")
            .bind(id)
            .bind(name)
            .bind(at.as_micros());
        self.execute(query).await?;
        Ok(())
    }

    /// Lets the refresh tokens of one key go on with another.
    pub async fn move_refresh_tokens(&mut self, from_key: &str, to_key: &str) -> Result<()> {
        let query =
            Query::sql("UPDATE refresh_tokens SET key_id = $2 WHERE key_id = $1").bind(from_key).bind(to_key);
        self.execute(query).await?;
        Ok(())
    }

    /// Removes keys whose end has come.
    pub async fn prune_service_keys(&mut self, now: Timestamp) -> Result<u64> {
        let query = Query::sql("DELETE FROM service_keys WHERE retires_at <= $1").bind(now.as_micros());
        self.execute(query).await
    }

    /// Deletes a key and the refresh tokens that came from it; false if there is none.
    pub async fn delete_service_key(&mut self, instance_id: &str, name: &str) -> Result<bool> {
        let query = Query::sql("DELETE FROM service_keys WHERE instance_id = $1 AND name = $2")
            .bind(instance_id)
            .bind(name);
        Ok(self.execute(query).await? == 1)
    }
}

/// What a key's secret is sealed for: the key within its instance, so that a row moved to another instance opens nothing.
fn sealed_row(instance_id: &str, key_id: &str) -> String {
    format!("{instance_id}/{key_id}")
}

fn place(row: &str) -> Place<'_> {
    Place { table: "service_keys", row, column: "secret_sealed" }
}

fn opened(vault: &Vault, row: &Row) -> Result<(ServiceKey, Secret)> {
    let key = key_of(row)?;
    let bound = sealed_row(&key.instance_id, &key.id);
    let bytes = vault.open_sealed(place(&bound), &row.get::<Vec<u8>>("secret_sealed")?)?;
    let text = std::str::from_utf8(&bytes).map_err(|error| StorageError::unreadable("key secret", error))?;
    Ok((key, Zeroizing::new(text.to_owned())))
}

fn instance_of(row: &Row) -> Result<ServiceInstance> {
    let service = row.text("service")?.parse().map_err(|error| StorageError::unreadable("service", error))?;
    Ok(ServiceInstance {
        id: row.text("id")?,
        name: row.text("name")?,
        service,
        plan: row.text("plan")?,
        client_id: row.text("client_id")?,
        xsappname: row.text("xsappname")?,
        parameters: row.json("parameters")?,
        created_at: row.time("created_at")?,
    })
}

fn key_of(row: &Row) -> Result<ServiceKey> {
    let certificate = match row.optional_text("certificate_pem")? {
        None => None,
        Some(chain_pem) => Some(KeyCertificate {
            chain_pem,
            fingerprint: row.text("fingerprint")?,
            expires_at: row.time("expires_at")?,
        }),
    };
    Ok(ServiceKey {
        id: row.text("id")?,
        instance_id: row.text("instance_id")?,
        name: row.text("name")?,
        created_at: row.time("created_at")?,
        certificate,
        retires_at: row.optional_time("retires_at")?,
    })
}

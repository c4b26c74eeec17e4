//! Making generated certificates anew before they end. Uploaded ones are never touched.

use docket_storage::certificates::StoredCertificate;

use super::Certificates;
use super::generation::{Generation, LONGEST_LEAD};
use crate::error::DestinationError;

impl Certificates {
    /// Makes every generated certificate anew that asked for it and whose time has come; how many were.
    ///
    /// One that fails stays as it is, is logged, and is tried again at the next call. Safe to call from several processes: a
    /// certificate that changed meanwhile is left alone.
    ///
    /// # Errors
    /// Only if the database fails.
    pub async fn renew_due(&self) -> Result<usize, DestinationError> {
        let now = self.clock.now();
        let ending = {
            let mut tx = self.store.read().await?;
            tx.list_generated_certificates_ending_before(now.plus(LONGEST_LEAD)).await?
        };
        let mut renewed = 0;
        for (level, name) in ending {
            let Some(stored) = self.find_at(&level, &name).await? else { continue };
            let generation = stored.generation.as_ref().and_then(|text| Generation::from_stored(text));
            let Some(generation) = generation else { continue };
            let due =
                stored.expires_at.and_then(|end| generation.renews_at(end)).is_some_and(|due| due <= now);
            if !due {
                continue;
            }
            match self.renew(&stored, generation).await {
                Ok(true) => {
                    renewed += 1;
                    tracing::info!(
                        certificate.name = name,
                        "Certificate {name} was made anew before its end"
                    );
                }
                Ok(false) => {}
                Err(error) => {
                    tracing::error!(certificate.name = name, %error, "Certificate {name} could not be made anew: {error}");
                }
            }
        }
        Ok(renewed)
    }

    /// False if it was changed or deleted meanwhile.
    async fn renew(
        &self,
        before: &StoredCertificate,
        generation: Generation,
    ) -> Result<bool, DestinationError> {
        let mut fresh = self.generated(&before.instance_id, before.name.clone(), generation).await?;
        fresh.created_at = before.created_at;
        let mut tx = self.store.begin().await?;
        let current = tx.find_certificate(&self.vault, &before.instance_id, &before.name).await?;
        if current.is_none_or(|current| current.etag != before.etag) {
            return Ok(false);
        }
        tx.update_certificate(&self.vault, &fresh).await?;
        tx.commit().await?;
        Ok(true)
    }
}

//! Warning of certificates that end: once at each of 60, 30, 14, 7 and 3 days before, and once when they have ended.

use std::time::Duration;

use docket_domain::Timestamp;
use docket_domain::expiry::{days_left, warning_step};
use docket_storage::StorageError;
use tokio_util::sync::CancellationToken;

use super::{Certificates, HeldCertificate};

const INTERVAL: Duration = Duration::from_hours(1);
/// What was said about certificates that ended so long ago is forgotten.
const REMEMBERED: Duration = Duration::from_hours(24 * 90);

/// What is to be said about a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// It has ended.
    pub over: bool,
    /// What is so and what to do; English.
    pub sentence: String,
}

impl HeldCertificate {
    /// What is to be said about it; `None` while it holds for more than 60 days.
    pub fn warning(&self, now: Timestamp) -> Option<Warning> {
        let step = warning_step(self.valid_until, now)?;
        let (subject, name, until) = (self.kind.subject(), &self.name, self.valid_until);
        let remedy = self.kind.remedy();
        let end = match (step, days_left(self.valid_until, now)) {
            (0, _) => format!("has ended on {until}"),
            (_, 0) => format!("ends within a day, on {until}"),
            (_, 1) => format!("ends in 1 day, on {until}"),
            (_, days) => format!("ends in {days} days, on {until}"),
        };
        Some(Warning { over: step == 0, sentence: format!("{subject} {name} {end}. {remedy}") })
    }
}

impl Certificates {
    /// What is to be said about all of them now, said before or not.
    pub async fn warnings(&self) -> Result<Vec<Warning>, StorageError> {
        let now = self.clock.now();
        Ok(self.list().await?.iter().filter_map(|held| held.warning(now)).collect())
    }

    /// Looks at the certificates now and then until `stop`.
    pub async fn run(&self, stop: CancellationToken) {
        loop {
            match self.check().await {
                Ok(warnings) => {
                    for Warning { over, sentence } in warnings {
                        if over {
                            tracing::error!("{sentence}");
                        } else {
                            tracing::warn!("{sentence}");
                        }
                    }
                }
                Err(error) => tracing::error!(%error, "The certificates' ends could not be checked: {error}"),
            }
            if stop.run_until_cancelled(tokio::time::sleep(INTERVAL)).await.is_none() {
                return;
            }
        }
    }

    /// What is to be said now and was not said before, by this process or another on the same database.
    ///
    /// If several steps were passed since the last look, the last one is said.
    pub(super) async fn check(&self) -> Result<Vec<Warning>, StorageError> {
        let now = self.clock.now();
        let held = self.list().await?;
        let mut tx = self.store.begin().await?;
        let mut new = Vec::new();
        for one in &held {
            if let (Some(step), Some(warning)) = (warning_step(one.valid_until, now), one.warning(now))
                && tx.claim_expiry_warning(one.kind.name(), &one.name, one.valid_until, step, now).await?
            {
                new.push(warning);
            }
        }
        tx.forget_expiry_warnings(now.minus(REMEMBERED)).await?;
        tx.commit().await?;
        Ok(new)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use docket_destinations::{Destinations, DestinationsSettings};
    use docket_domain::{Chance, Clock};
    use docket_http::outbound::{Outbound, OutboundPolicy};
    use docket_http::{Refused, UserToken, UserTokens};
    use docket_testkit::samples::NOON;
    use docket_testkit::{Backend, TestStore};

    use super::*;

    const DAY: Duration = Duration::from_hours(24);

    struct Nobody;

    #[async_trait::async_trait]
    impl UserTokens for Nobody {
        async fn validate(&self, _: &str) -> Result<UserToken, Refused> {
            Err(Refused("nobody is known".to_owned()))
        }

        async fn user_info(
            &self,
            _: &UserToken,
        ) -> Result<serde_json::Map<String, serde_json::Value>, Refused> {
            Err(Refused("nobody is known".to_owned()))
        }

        async fn person_named(&self, _: &str) -> Result<UserToken, Refused> {
            Err(Refused("nobody is known".to_owned()))
        }
    }

    /// A process on the database, as it is after a start.
    fn started(test: &TestStore, clock: &Clock) -> Certificates {
        let destinations = Destinations::new(
            test.store.clone(),
            test.vault.clone(),
            Outbound::new(&OutboundPolicy::default()).unwrap(),
            Arc::new(Nobody),
            clock.clone(),
            Chance::seeded(5),
            DestinationsSettings {
                subaccount_id: "s".to_owned(),
                subdomain: "acme".to_owned(),
                host: "docket.example".to_owned(),
                trust_key_bits: 2048,
            },
        );
        Certificates::new(test.store.clone(), destinations, clock.clone())
    }

    /// What is said while the clock goes on for so many days, with a check every hour.
    async fn warned_within(certificates: &Certificates, clock: &Clock, days: u32) -> Vec<String> {
        let mut warned = Vec::new();
        for _ in 0..days * 24 {
            for warning in certificates.check().await.unwrap() {
                warned.push(warning.sentence);
            }
            clock.advance(Duration::from_hours(1));
        }
        warned
    }

    #[tokio::test]
    async fn each_step_is_warned_of_once_also_after_a_restart_and_a_new_certificate_starts_anew() {
        let test = TestStore::open(Backend::Sqlite).await;
        let clock = Clock::stopped_at(NOON);
        let certificates = started(&test, &clock);
        let trust = certificates.destinations.trust();
        let until = Timestamp::from(trust.ensure().await.unwrap().not_after());
        assert!(certificates.check().await.unwrap().is_empty(), "it holds for two years");

        // Up to 62 days before the end at the certificate's own time of day.
        clock.advance(until.minus(DAY * 62).since(NOON));
        let warned = warned_within(&certificates, &clock, 40).await;
        assert_eq!(warned.len(), 2, "{warned:?}");
        assert!(warned[0].contains("ends in 60 days, on 20"), "{warned:?}");
        assert!(
            warned[1].contains("ends in 30 days") && warned[1].contains("docket trust renew"),
            "{warned:?}"
        );

        // 22 days are left; the next process goes on where this one ended.
        let certificates = started(&test, &clock);
        let days = warned_within(&certificates, &clock, 23).await;
        assert_eq!(days.len(), 4, "{days:?}");
        for (text, expected) in
            days.iter().zip(["ends in 14 days", "ends in 7 days", "ends in 3 days", "has ended on"])
        {
            assert!(text.contains(expected), "{text}");
        }
        let over = certificates.warnings().await.unwrap();
        assert!(over[0].over, "{over:?}");

        // A renewed one is silent until its own end comes near.
        certificates.destinations.trust().generate().await.unwrap();
        assert!(certificates.check().await.unwrap().is_empty());
        assert!(certificates.warnings().await.unwrap().is_empty());
    }

    #[tokio::test]
    async fn steps_passed_while_docket_was_down_are_one_warning_and_two_processes_give_it_once() {
        let test = TestStore::open(Backend::Sqlite).await;
        let clock = Clock::stopped_at(NOON);
        let (one, other) = (started(&test, &clock), started(&test, &clock));
        let until = Timestamp::from(one.destinations.trust().ensure().await.unwrap().not_after());
        clock.advance(until.minus(DAY * 10).since(NOON));
        let warned = one.check().await.unwrap();
        assert_eq!(warned.len(), 1);
        assert!(warned[0].sentence.contains("ends in 10 days"), "{warned:?}");
        assert!(other.check().await.unwrap().is_empty());
        assert_eq!(other.warnings().await.unwrap(), warned, "it is still shown");
    }

    #[tokio::test]
    async fn the_certificate_for_https_is_watched_too() {
        let test = TestStore::open(Backend::Sqlite).await;
        let clock = Clock::stopped_at(NOON);
        let directory = tempfile::tempdir().unwrap();
        let files = crate::tls::ensure(directory.path(), &["localhost".to_owned()], &clock).unwrap();
        let certificates = started(&test, &clock);
        certificates.serves_https_with(&files.certificate, false).unwrap();
        assert!(certificates.check().await.unwrap().is_empty());
        clock.advance(DAY * (397 - 13));
        let warned = certificates.check().await.unwrap();
        assert_eq!(warned.len(), 1, "{warned:?}");
        assert!(
            warned[0].sentence.starts_with("The certificate for https server.pem ends in 13 days, on ")
                && warned[0].sentence.contains("Restart docket"),
            "{warned:?}"
        );
    }

    #[tokio::test]
    async fn the_certificate_of_a_service_key_is_warned_of_with_the_commands_that_replace_it() {
        use docket_domain::service::{KeyCertificate, Service, ServiceInstance, ServiceKey};
        let test = TestStore::open(Backend::Sqlite).await;
        let clock = Clock::stopped_at(NOON);
        let certificates = started(&test, &clock);
        let mut tx = test.store.begin().await.unwrap();
        let instance = ServiceInstance {
            id: "i".to_owned(),
            name: "orders".to_owned(),
            service: Service::Application,
            plan: "application".to_owned(),
            client_id: "sb-i".to_owned(),
            xsappname: "i".to_owned(),
            parameters: serde_json::Map::new(),
            created_at: NOON,
        };
        tx.insert_service_instance(&instance).await.unwrap();
        let key = ServiceKey {
            id: "k".to_owned(),
            instance_id: "i".to_owned(),
            name: "backend".to_owned(),
            created_at: NOON,
            certificate: Some(KeyCertificate {
                chain_pem: "pem".to_owned(),
                fingerprint: "f".to_owned(),
                expires_at: NOON.plus(DAY * 61),
            }),
            retires_at: None,
        };
        tx.insert_service_key(&test.vault, &key, "private key").await.unwrap();
        tx.commit().await.unwrap();
        let warned = warned_within(&certificates, &clock, 62).await;
        let days = ["in 60 days", "in 30 days", "in 14 days", "in 7 days", "in 3 days", "has ended"];
        assert_eq!(warned.len(), days.len(), "{warned:?}");
        for (warning, days) in warned.iter().zip(days) {
            assert!(
                warning.starts_with("The certificate of the service key orders/backend ")
                    && warning.contains(days)
                    && warning.contains("docket service-key rotate"),
                "{warning}"
            );
        }
        let mut tx = test.store.begin().await.unwrap();
        tx.delete_service_instance("i").await.unwrap();
        tx.commit().await.unwrap();
        assert!(certificates.warnings().await.unwrap().is_empty());
    }
}

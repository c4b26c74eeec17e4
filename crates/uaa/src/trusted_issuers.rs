//! Who may vouch for people with a SAML assertion.

use docket_domain::user::User;
use docket_saml::{Certificate, CertificateError, MetadataError, NAME_ID_EMAIL_ADDRESS, NameId};
use docket_storage::trusted_issuers::TrustedIssuerRow;
use docket_storage::{StorageError, Tx};
use serde::Serialize;
use utoipa::ToSchema;

use crate::Uaa;

type Result<T> = std::result::Result<T, TrustError>;

const MOST_CERTIFICATES: usize = 10;

/// An issuer whose assertions are taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TrustedIssuer {
    pub(crate) name: String,
    /// `Issuer` of its assertions.
    pub(crate) entity_id: String,
    pub(crate) certificates: Vec<Certificate>,
    pub(crate) name_id: NameIds,
}

/// Whom an issuer's name ids name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum NameIds {
    /// An e-mail address if its format says so, otherwise a sign-in name.
    #[default]
    Format,
    /// The person with that e-mail address.
    Email,
    /// The person with that sign-in name.
    UserName,
}

impl NameIds {
    const ALL: [Self; 3] = [Self::Format, Self::Email, Self::UserName];

    const fn name(self) -> &'static str {
        match self {
            Self::Format => "FORMAT",
            Self::Email => "EMAIL",
            Self::UserName => "USER_NAME",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ids| ids.name() == name)
    }

    /// The one person a name id names; nobody if there are two.
    pub(crate) async fn find(self, tx: &mut Tx, id: &NameId) -> docket_storage::Result<Option<User>> {
        let is_email = id.format.as_deref() == Some(NAME_ID_EMAIL_ADDRESS);
        let value = id.value.trim();
        match self {
            Self::UserName => tx.find_user_by_name(value).await,
            Self::Format if !is_email => tx.find_user_by_name(value).await,
            Self::Format | Self::Email => {
                let mut found = tx.find_users_by_email(value).await?;
                Ok(found.pop().filter(|_| found.is_empty()))
            }
        }
    }
}

/// What an administrator says of an issuer: its metadata, or its entity id and certificates.
#[derive(Debug, Default)]
pub(crate) struct NewIssuer {
    pub(crate) name: String,
    pub(crate) metadata: Option<String>,
    pub(crate) entity_id: Option<String>,
    pub(crate) certificates: Option<Vec<String>>,
    pub(crate) name_id: Option<String>,
}

/// Why an issuer was not stored or found.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TrustError {
    #[error("{message}")]
    Invalid { field: &'static str, message: String },
    #[error("There is a trusted issuer with this name or entity id already.")]
    Taken,
    #[error("There is no trusted issuer \"{0}\".")]
    NoSuchIssuer(String),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl TrustError {
    fn invalid(field: &'static str, message: impl Into<String>) -> Self {
        Self::Invalid { field, message: message.into() }
    }
}

impl NewIssuer {
    fn checked(self) -> Result<TrustedIssuer> {
        let named = (1..=64).contains(&self.name.len())
            && self.name.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_.".contains(letter));
        if !named {
            return Err(TrustError::invalid(
                "name",
                "The name must be 1 to 64 letters, digits or any of - _ .",
            ));
        }
        let (entity_id, certificates) = match (self.metadata, self.entity_id, self.certificates) {
            (Some(xml), None, None) => {
                let read = docket_saml::read_metadata(&xml).map_err(|error: MetadataError| {
                    TrustError::invalid("metadata", format!("The metadata cannot be used: {error}."))
                })?;
                (read.entity_id, read.certificates)
            }
            (Some(_), ..) => {
                return Err(TrustError::invalid(
                    "metadata",
                    "Give either metadata, or entityId and certificates.",
                ));
            }
            (None, Some(entity_id), Some(texts)) => {
                let read = |text: &String| Certificate::from_pem_or_body(text);
                let certificates = texts.iter().map(read).collect::<std::result::Result<Vec<_>, _>>();
                let certificates = certificates.map_err(|error: CertificateError| {
                    TrustError::invalid("certificates", format!("A certificate cannot be used: {error}."))
                })?;
                (entity_id.trim().to_owned(), certificates)
            }
            (None, None, _) => {
                return Err(TrustError::invalid("entityId", "entityId is missing, or the metadata instead."));
            }
            (None, Some(_), None) => {
                return Err(TrustError::invalid(
                    "certificates",
                    "certificates are missing, or the metadata instead.",
                ));
            }
        };
        if entity_id.is_empty() || entity_id.len() > 1024 {
            return Err(TrustError::invalid("entityId", "The entity id must have 1 to 1024 characters."));
        }
        if certificates.is_empty() || certificates.len() > MOST_CERTIFICATES {
            let message = format!("There must be 1 to {MOST_CERTIFICATES} certificates.");
            return Err(TrustError::invalid("certificates", message));
        }
        let name_id = match self.name_id.as_deref() {
            None => NameIds::default(),
            Some(name) => NameIds::from_name(name)
                .ok_or_else(|| TrustError::invalid("nameId", "nameId must be FORMAT, EMAIL or USER_NAME."))?,
        };
        Ok(TrustedIssuer { name: self.name, entity_id, certificates, name_id })
    }
}

impl TrustedIssuer {
    fn of(row: TrustedIssuerRow) -> Result<Self> {
        let unreadable = |what: &'static str, why: String| StorageError::unreadable(what, why);
        let certificates = row
            .certificates
            .iter()
            .map(|pem| Certificate::from_pem_or_body(pem))
            .collect::<std::result::Result<Vec<_>, _>>()
            .map_err(|error| unreadable("certificates of a trusted issuer", error.to_string()))?;
        let name_id = NameIds::from_name(&row.name_id)
            .ok_or_else(|| unreadable("name ids of a trusted issuer", row.name_id.clone()))?;
        Ok(Self { name: row.name, entity_id: row.entity_id, certificates, name_id })
    }
}

impl Uaa {
    pub(crate) async fn list_trusted_issuers(&self) -> Result<Vec<TrustedIssuer>> {
        let rows = self.store().read().await?.list_trusted_issuers().await?;
        rows.into_iter().map(TrustedIssuer::of).collect()
    }

    pub(crate) async fn trusted_issuer(&self, name: &str) -> Result<TrustedIssuer> {
        let row = self.store().read().await?.find_trusted_issuer(name).await?;
        TrustedIssuer::of(row.ok_or_else(|| no_such(name))?)
    }

    /// Registers an issuer; with `replace` one of that name must be there and is replaced.
    pub(crate) async fn put_trusted_issuer(&self, new: NewIssuer, replace: bool) -> Result<TrustedIssuer> {
        let issuer = new.checked()?;
        let now = self.clock().now();
        let row = TrustedIssuerRow {
            name: issuer.name.clone(),
            entity_id: issuer.entity_id.clone(),
            certificates: issuer.certificates.iter().map(Certificate::to_pem).collect(),
            name_id: issuer.name_id.name().to_owned(),
            created_at: now,
            modified_at: now,
        };
        let mut tx = self.store().begin().await?;
        let stored = if replace {
            tx.update_trusted_issuer(&row).await
        } else {
            tx.insert_trusted_issuer(&row).await.map(|()| true)
        };
        match stored {
            Ok(true) => tx.commit().await?,
            Ok(false) => return Err(no_such(&row.name)),
            Err(StorageError::Conflict(_)) => return Err(TrustError::Taken),
            Err(error) => return Err(error.into()),
        }
        Ok(issuer)
    }

    pub(crate) async fn delete_trusted_issuer(&self, name: &str) -> Result<()> {
        let mut tx = self.store().begin().await?;
        if !tx.delete_trusted_issuer(name).await? {
            return Err(no_such(name));
        }
        Ok(tx.commit().await?)
    }
}

fn no_such(name: &str) -> TrustError {
    TrustError::NoSuchIssuer(name.chars().filter(|letter| !letter.is_control()).take(80).collect())
}

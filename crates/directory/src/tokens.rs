//! Directory tokens: what provisioning systems call the SCIM interface with. They are shown once, at creation; only
//! their hashes are stored. They open the SCIM interface and nothing else, and hold until they are deleted.

use std::sync::Arc;

use async_trait::async_trait;
use aws_lc_rs::digest::{SHA256, digest};
use docket_domain::Roles;
use docket_http::caller::SessionCaller;
use docket_http::{Authenticator, Caller, Client, ClientKind, Refused};
use docket_storage::StorageError;
use docket_storage::directory_tokens::DirectoryToken;

use crate::{Directory, DirectoryError};

/// Begins every token, so that people and scanners recognise one.
const PREFIX: &str = "docket_directory_";

/// What a name is made of: it stands in addresses and log lines.
const MOST_NAME_CHARACTERS: usize = 64;

impl Directory {
    /// Makes a token; it cannot be shown again.
    ///
    /// # Errors
    /// A name that is not taken, or one that is.
    pub async fn create_token(&self, name: &str) -> Result<(DirectoryToken, String), DirectoryError> {
        let fits = (1..=MOST_NAME_CHARACTERS).contains(&name.len())
            && name.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_.".contains(letter));
        if !fits {
            let rule = format!("name must be 1 to {MOST_NAME_CHARACTERS} letters, digits, - _ or .");
            return Err(DirectoryError::invalid("name", rule));
        }
        let secret = format!("{PREFIX}{}", self.chance().hex::<32>());
        let token = DirectoryToken { name: name.to_owned(), created_at: self.clock().now() };
        let mut tx = self.store().begin().await?;
        tx.insert_directory_token(&token, &hash(&secret)).await.map_err(|error| match error {
            StorageError::Conflict(_) => DirectoryError::TokenNameTaken(name.to_owned()),
            other => other.into(),
        })?;
        tx.commit().await?;
        Ok((token, secret))
    }

    pub async fn list_tokens(&self) -> Result<Vec<DirectoryToken>, DirectoryError> {
        Ok(self.store().read().await?.list_directory_tokens().await?)
    }

    /// It stops working at once.
    ///
    /// # Errors
    /// There is no such token.
    pub async fn delete_token(&self, name: &str) -> Result<(), DirectoryError> {
        let mut tx = self.store().begin().await?;
        if !tx.delete_directory_token(name).await? {
            let shown = name.chars().filter(|letter| !letter.is_control()).take(64).collect();
            return Err(DirectoryError::NoSuchToken(shown));
        }
        Ok(tx.commit().await?)
    }
}

/// Knows directory tokens; asks the token service about everything else.
pub(crate) struct DirectoryAuthenticator {
    pub(crate) directory: Directory,
    pub(crate) others: Arc<dyn Authenticator>,
}

#[async_trait]
impl Authenticator for DirectoryAuthenticator {
    async fn bearer(&self, token: &str) -> Result<Caller, Refused> {
        if !token.starts_with(PREFIX) {
            return self.others.bearer(token).await;
        }
        let found = match self.directory.store().read().await {
            Ok(mut tx) => tx.find_directory_token(&hash(token)).await,
            Err(error) => Err(error),
        };
        match found {
            Ok(Some(found)) => Ok(Caller::Client(Arc::new(Client {
                client_id: format!("directory token {}", found.name),
                instance_id: String::new(),
                kind: ClientKind::Directory,
                roles: Roles::default(),
            }))),
            Ok(None) => Err(Refused("The directory token does not exist or was deleted.".to_owned())),
            Err(error) => {
                tracing::error!(error = %error, "A directory token could not be looked up: {error}.");
                Err(Refused("The token could not be checked; try again.".to_owned()))
            }
        }
    }

    async fn session(&self, cookie: &str) -> Option<SessionCaller> {
        self.others.session(cookie).await
    }
}

/// SHA-256, hexadecimal: enough for a secret of 256 random bits.
fn hash(secret: &str) -> String {
    hex::encode(digest(&SHA256, secret.as_bytes()))
}

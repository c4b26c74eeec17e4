//! What can be asked of the directory by SCIM, whichever way the request came: on its own or within a bulk request.

use std::sync::Arc;

use docket_domain::UserId;
use http::StatusCode;
use serde_json::{Map, Value};

use super::canonical::{canonical, check_schemas};
use super::error::Result;
use super::patch_request::Patch;
use super::projection::Projection;
use super::query::{ListAnswer, SearchRequest};
use super::resource::location;
use super::schema::ResourceKind;
use super::version::Precondition;
use crate::Directory;

/// The directory by SCIM. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Scim {
    pub(super) directory: Directory,
    /// The interface's own address, without a slash at its end.
    pub(super) base: Arc<str>,
}

/// What a request for one resource answers.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) resource: Option<Map<String, Value>>,
    pub(crate) location: Option<String>,
    pub(crate) version: Option<String>,
}

/// What is to become of a resource, as it was sent.
pub(super) enum Edit<'b> {
    /// All of it is as the body says.
    Replace(&'b Map<String, Value>),
    Patch(&'b Map<String, Value>),
}

/// The same read and checked: all that can be done before others have to wait.
pub(super) enum ReadEdit {
    /// In canonical form.
    Replace(Map<String, Value>),
    Patch(Patch),
}

impl Edit<'_> {
    pub(super) fn read(&self, kind: ResourceKind) -> Result<ReadEdit> {
        Ok(match self {
            Self::Replace(body) => {
                check_schemas(body, kind.schema().id)?;
                ReadEdit::Replace(canonical(kind, body)?)
            }
            Self::Patch(body) => ReadEdit::Patch(Patch::read(kind, body)?),
        })
    }
}

impl ReadEdit {
    /// The resource as it is to be; `before` gives what it is made from, in canonical form.
    pub(super) fn made(&self, before: impl FnOnce() -> Map<String, Value>) -> Result<Map<String, Value>> {
        match self {
            Self::Replace(resource) => Ok(resource.clone()),
            Self::Patch(patch) => {
                let mut resource = before();
                patch.apply(&mut resource)?;
                Ok(resource)
            }
        }
    }
}

impl Scim {
    /// `public_url` is the deployment's address.
    pub(crate) fn new(directory: Directory, public_url: &url::Url) -> Self {
        let base = format!("{}/scim/v2", public_url.as_str().trim_end_matches('/'));
        Self { directory, base: base.into() }
    }

    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    pub(crate) async fn list(&self, kind: ResourceKind, request: &SearchRequest) -> Result<ListAnswer> {
        let listing = request.listing(kind)?;
        let (total, resources) = match kind {
            ResourceKind::User => self.list_people(&listing, &request.projection).await?,
            ResourceKind::Group => self.list_groups(&listing, &request.projection).await?,
        };
        Ok(ListAnswer { total, start_index: request.start_index(), resources })
    }

    /// Resources of all kinds: people first, then groups. A kind that does not have an attribute of the filter has
    /// nothing to find; if none has, the filter is refused.
    pub(crate) async fn list_all(&self, request: &SearchRequest) -> Result<ListAnswer> {
        let (mut total, mut resources) = (0, Vec::new());
        let (mut asked, mut refused) = (false, None);
        let (offset, limit) = (request.start_index() - 1, request.count());
        for kind in ResourceKind::ALL {
            let mut listing = match request.listing(kind) {
                Ok(listing) => listing,
                Err(error) => {
                    refused = Some(error);
                    continue;
                }
            };
            asked = true;
            listing.offset = offset.saturating_sub(total);
            listing.limit = limit - resources.len() as u64;
            let (found, mut page) = match kind {
                ResourceKind::User => self.list_people(&listing, &request.projection).await?,
                ResourceKind::Group => self.list_groups(&listing, &request.projection).await?,
            };
            total += found;
            resources.append(&mut page);
        }
        match refused {
            Some(error) if !asked => Err(error),
            _ => Ok(ListAnswer { total, start_index: request.start_index(), resources }),
        }
    }

    /// A resource; without it if the caller has that version already.
    pub(crate) async fn get(
        &self,
        kind: ResourceKind,
        id: &str,
        projection: &Projection,
        precondition: &Precondition,
    ) -> Result<Answer> {
        let resource = match kind {
            ResourceKind::User => self.get_person(&UserId::new(id)).await?,
            ResourceKind::Group => self.get_group(id, projection).await?,
        };
        let mut answer = self.answer(kind, StatusCode::OK, resource, projection);
        if answer.version.as_deref().is_some_and(|version| precondition.is_known(version)) {
            answer.status = StatusCode::NOT_MODIFIED;
            answer.resource = None;
        }
        Ok(answer)
    }

    pub(crate) async fn create(
        &self,
        kind: ResourceKind,
        body: &Map<String, Value>,
        projection: &Projection,
    ) -> Result<Answer> {
        check_schemas(body, kind.schema().id)?;
        let resource = match kind {
            ResourceKind::User => self.create_person(body).await?,
            ResourceKind::Group => self.create_group(body).await?,
        };
        Ok(self.answer(kind, StatusCode::CREATED, resource, projection))
    }

    pub(crate) async fn replace(
        &self,
        kind: ResourceKind,
        id: &str,
        body: &Map<String, Value>,
        projection: &Projection,
        precondition: &Precondition,
    ) -> Result<Answer> {
        self.edit(kind, id, &Edit::Replace(body), projection, precondition).await
    }

    pub(crate) async fn patch(
        &self,
        kind: ResourceKind,
        id: &str,
        body: &Map<String, Value>,
        projection: &Projection,
        precondition: &Precondition,
    ) -> Result<Answer> {
        self.edit(kind, id, &Edit::Patch(body), projection, precondition).await
    }

    async fn edit(
        &self,
        kind: ResourceKind,
        id: &str,
        edit: &Edit<'_>,
        projection: &Projection,
        precondition: &Precondition,
    ) -> Result<Answer> {
        let resource = match kind {
            ResourceKind::User => self.edit_person(&UserId::new(id), edit, precondition).await?,
            ResourceKind::Group => self.edit_group(id, edit, precondition).await?,
        };
        Ok(self.answer(kind, StatusCode::OK, resource, projection))
    }

    pub(crate) async fn delete(
        &self,
        kind: ResourceKind,
        id: &str,
        precondition: &Precondition,
    ) -> Result<Answer> {
        match kind {
            ResourceKind::User => self.delete_person(&UserId::new(id), precondition).await?,
            ResourceKind::Group => self.delete_group(id, precondition).await?,
        }
        Ok(Answer { status: StatusCode::NO_CONTENT, resource: None, location: None, version: None })
    }

    fn answer(
        &self,
        kind: ResourceKind,
        status: StatusCode,
        resource: Map<String, Value>,
        projection: &Projection,
    ) -> Answer {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let version = resource.get("meta").and_then(|meta| text(&meta["version"]));
        let id = resource.get("id").and_then(Value::as_str).unwrap_or_default();
        let location = location(kind, id, &self.base);
        let resource = Some(projection.of(kind, resource));
        Answer { status, resource, location: Some(location), version }
    }
}

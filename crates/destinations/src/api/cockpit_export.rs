//! `GET /cockpit-api/v1/destination-export`: destinations as files, their secrets left out.

use axum::extract::{RawQuery, State};
use axum::response::{IntoResponse as _, Response};
use docket_http::{ApiError, ErrorFamily};
use http::{HeaderValue, StatusCode, header};

use super::cockpit_destinations::missing;
use super::described::{DestinationsToWrite, ExportParameters};
use crate::properties::Properties;
use crate::service::Destinations;
use crate::transfer::{self, Format};

/// Exports destinations as files
///
/// Secrets are left out, and the file says which: nobody gets to see them but programs with a key of a destination service
/// instance. One destination is a file; several are a JSON array, YAML documents, or a zip archive with a file for each.
#[utoipa::path(
    get,
    path = "/destination-export",
    operation_id = "exportDestinations",
    params(ExportParameters),
    responses(
        (status = 200, description = "The file.", content(
            (DestinationsToWrite = "application/json"),
            (String = "application/yaml"),
            (String = "text/x-java-properties"),
            (String = "application/zip"),
        ), headers(("Content-Disposition" = String, description = "The file's name."))),
        (status = 400, description = "A parameter is not valid."),
        (status = 404, description = "There is no such destination."),
    ),
)]
pub(super) async fn get(
    State(destinations): State<Destinations>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    let wanted = Wanted::read(query.as_deref().unwrap_or_default())?;
    let all = destinations.list().await.map_err(|error| error.into_api(ErrorFamily::TaskCenter))?;
    if let Some(unknown) = wanted.names.iter().find(|name| all.iter().all(|one| one.name() != name.as_str()))
    {
        return Err(missing(unknown));
    }
    let chosen = all
        .iter()
        .filter(|one| wanted.names.is_empty() || wanted.names.iter().any(|name| name == one.name()));
    let chosen: Vec<_> = chosen.map(|one| one.properties.masked()).collect();
    Ok(file(&chosen, wanted.format, wanted.archive))
}

struct Wanted {
    names: Vec<String>,
    format: Format,
    archive: bool,
}

impl Wanted {
    fn read(query: &str) -> Result<Self, ApiError> {
        let mut wanted = Self { names: Vec::new(), format: Format::Json, archive: false };
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            match (&*name, &*value) {
                ("name", value) => wanted.names.push(value.to_owned()),
                ("format", value) => {
                    wanted.format = Format::from_name(value)
                        .ok_or_else(|| invalid("format", "format must be json, yaml or properties."))?;
                }
                ("archive", "true") => wanted.archive = true,
                ("archive", "false") => wanted.archive = false,
                ("archive", _) => return Err(invalid("archive", "archive must be true or false.")),
                (other, _) => {
                    let other: String = other.chars().take(100).collect();
                    return Err(invalid(&other, "There are the parameters name, format and archive."));
                }
            }
        }
        Ok(wanted)
    }
}

pub(super) fn invalid(target: &str, message: &str) -> ApiError {
    ApiError::task_center(StatusCode::BAD_REQUEST, "cockpit.parameter.invalid", message).at(target)
}

fn file(chosen: &[(Properties, Vec<String>)], format: Format, archive: bool) -> Response {
    let (name, content_type, content) = match (chosen, archive) {
        ([(properties, left_out)], false) => {
            let name = properties.name().unwrap_or("destination").to_owned();
            let text = transfer::write(format, properties, left_out);
            (format!("{name}.{}", format.name()), format.content_type(), text.into_bytes())
        }
        (many, archive) => match transfer::write_many(format, many).filter(|_| !archive) {
            Some(text) => {
                (format!("destinations.{}", format.name()), format.content_type(), text.into_bytes())
            }
            None => ("destinations.zip".to_owned(), "application/zip", transfer::write_archive(format, many)),
        },
    };
    let disposition = format!("attachment; filename=\"{name}\"");
    let mut response = content.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    if let Ok(value) = HeaderValue::try_from(disposition) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

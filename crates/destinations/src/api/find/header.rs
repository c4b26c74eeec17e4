//! Reading the headers of a find or consume.

use docket_http::ApiError;
use http::HeaderMap;

use crate::api::list::bad;

/// The value of a header, case of its name aside; an empty one is none.
///
/// # Errors
/// It cannot be read, or it came more than once and says different things.
pub(super) fn text<'r>(headers: &'r HeaderMap, name: &str) -> Result<Option<&'r str>, ApiError> {
    let lines = lines(headers, name)?;
    match lines.split_first() {
        None => Ok(None),
        Some((first, further)) if further.iter().all(|line| line == first) => Ok(Some(first)),
        Some(_) => Err(bad(&format!("{name} came twice, and not with the same value."))),
    }
}

/// The members of a header that is a list with commas; several lines are one list.
///
/// # Errors
/// It cannot be read. Members may be empty.
///
/// Source: RFC 9110, section 5.2.
pub(super) fn list<'r>(headers: &'r HeaderMap, name: &str) -> Result<Vec<&'r str>, ApiError> {
    let lines = lines(headers, name)?;
    Ok(lines.into_iter().flat_map(|line| line.split(',')).map(str::trim).collect())
}

/// The lines that are not empty.
fn lines<'r>(headers: &'r HeaderMap, name: &str) -> Result<Vec<&'r str>, ApiError> {
    let unread = |_| bad(&format!("{name} cannot be read: it may hold visible ASCII characters only."));
    let lines = headers.get_all(name).iter().map(|value| value.to_str().map_err(unread));
    lines.filter(|line| !matches!(line, Ok(text) if text.trim().is_empty())).collect()
}

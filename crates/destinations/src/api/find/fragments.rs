//! The fragments a call names, and the destination with them.
//!
//! Source: SAP BTP Connectivity, "Destination Fragments"; destination-service description, `X-fragment-name`.

use docket_http::{ApiError, Caller, ErrorFamily};
use http::{HeaderMap, StatusCode};

use super::answer::Owner;
use super::header;
use super::level_of;
use crate::api::crud::instance_of;
use crate::api::list::bad;
use crate::error::DestinationError;
use crate::fragments::{self, Fragment};
use crate::properties::Destination;
use crate::service::{Destinations, SUBACCOUNT};

/// Most fragments of one call.
const MAX_FRAGMENTS: usize = 20;

/// `X-fragment-name` and `X-fragment-optional`.
pub(super) struct FragmentHeaders<'r> {
    /// Name, and level behind `@`.
    named: Vec<(&'r str, Option<&'r str>)>,
    is_optional: bool,
}

/// Where fragments are looked for when the call does not say.
#[derive(Clone, Copy)]
pub(super) enum Search {
    /// On the instance's level, then on the subaccount's, as destinations are found.
    InstanceFirst,
    /// Where the destination is.
    BesideDestination,
}

impl<'r> FragmentHeaders<'r> {
    /// # Errors
    /// Names that cannot be read, or several ones that are optional.
    pub(super) fn read(headers: &'r HeaderMap) -> Result<Self, ApiError> {
        Self::named(headers, "X-fragment-name", "X-fragment-optional", MAX_FRAGMENTS)
    }

    /// `X-chain-var-<role>FragmentName` and `X-chain-var-<role>FragmentOptional`: the one fragment over a chain's first destination.
    ///
    /// # Errors
    /// A name that cannot be read, or several ones.
    ///
    /// Source: SAP BTP Connectivity, "IAS-generated SAML Assertion to OAuth2 Bearer Token Chain" and "Sequential User Propagation
    /// Chain", optional headers.
    pub(super) fn of_chain(headers: &'r HeaderMap, role: &str) -> Result<Self, ApiError> {
        let header = |what: &str| format!("X-chain-var-{role}Fragment{what}");
        Self::named(headers, &header("Name"), &header("Optional"), 1)
    }

    fn named(
        headers: &'r HeaderMap,
        name_header: &str,
        optional_header: &str,
        most: usize,
    ) -> Result<Self, ApiError> {
        let optional = header::text(headers, optional_header)?;
        let named: Vec<_> = header::list(headers, name_header)?
            .into_iter()
            .map(|name| name.split_once('@').map_or((name, None), |(name, level)| (name, Some(level))))
            .collect();
        if named.iter().any(|(name, _)| name.is_empty()) {
            return Err(bad(&format!("{name_header} holds an empty name.")));
        }
        if named.len() > most {
            return Err(bad(&match most {
                1 => format!("{name_header} takes the name of one fragment."),
                most => {
                    format!("{name_header} takes up to {most} names of fragments, with commas between them.")
                }
            }));
        }
        if optional.is_some() && named.len() > 1 {
            return Err(bad(&format!(
                "{optional_header} must not be sent with several fragments: each has to be there."
            )));
        }
        Ok(Self {
            named,
            is_optional: optional.is_some_and(|value| value.trim().eq_ignore_ascii_case("true")),
        })
    }

    /// The destination with the fragments over it, and whose each of them is.
    pub(super) async fn apply(
        &self,
        destinations: &Destinations,
        caller: &Caller,
        destination: Destination,
        search: Search,
    ) -> Result<(Destination, Vec<Owner>), ApiError> {
        let mut found = Vec::with_capacity(self.named.len());
        for (name, level) in &self.named {
            match find(destinations, caller, &destination, name, *level, search).await? {
                Some(fragment) => found.push(fragment),
                None if self.is_optional => {}
                None => {
                    let name: String = name.chars().take(200).collect();
                    let message = format!("The fragment \"{name}\" was not found.");
                    return Err(ApiError::destination(StatusCode::NOT_FOUND, message));
                }
            }
        }
        let owners = found.iter().map(|fragment| Owner::at(destinations, &fragment.instance_id)).collect();
        Ok((fragments::merged(destination, &found), owners))
    }
}

async fn find(
    destinations: &Destinations,
    caller: &Caller,
    destination: &Destination,
    name: &str,
    level: Option<&str>,
    search: Search,
) -> Result<Option<Fragment>, ApiError> {
    let levels = match (level, search) {
        (Some(_), Search::InstanceFirst) => {
            return Err(bad("Only /v2 takes the level of a fragment; send its name without @."));
        }
        (Some(level), Search::BesideDestination) => vec![level_of(level, caller)?],
        (None, Search::BesideDestination) => vec![destination.instance_id.clone()],
        (None, Search::InstanceFirst) => vec![instance_of(caller)?, SUBACCOUNT.to_owned()],
    };
    for level in levels {
        let found = destinations.fragments.find_at(&level, name).await;
        let found = found.map_err(|error: DestinationError| error.into_api(ErrorFamily::Destination))?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

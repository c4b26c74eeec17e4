//! `GET /cockpit-api/v1/destination-properties`: which properties there are, for forms and suggestions.

use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

use crate::authentication::{Authentication, Field, Needed};
use crate::catalogue::{self, KNOWN, Known};
use crate::secrets::is_secret;

/// What every HTTP destination's form shows, whatever its authentication; with what holds if it is left out.
const COMMON: [(&str, bool, Option<&str>); 6] = [
    ("Name", true, None),
    ("Type", true, Some("HTTP")),
    ("Description", false, None),
    ("URL", true, None),
    ("ProxyType", false, Some("Internet")),
    ("Authentication", false, Some("NoAuthentication")),
];

/// Everything known of properties.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct PropertyCatalogue {
    /// What every destination has.
    common: Vec<PropertyField>,
    authentications: Vec<AuthenticationType>,
    /// What can be added besides.
    suggestions: Vec<PropertySuggestion>,
}

/// One authentication type.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct AuthenticationType {
    name: &'static str,
    /// Whether docket itself can call with it; the others are stored for other clients.
    supported: bool,
    /// What such a destination is usually made of.
    fields: Vec<PropertyField>,
    /// What else belongs to the type, and is rarely needed.
    further: Vec<PropertyField>,
}

/// A property as a form's field.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct PropertyField {
    name: &'static str,
    description: &'static str,
    /// A destination without it is not stored.
    required: bool,
    /// Although required, not needed where this other property has this value.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    unless: Option<PropertyValue>,
    /// Its value is never shown again.
    secret: bool,
    /// The values to choose from.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    values: &'static [&'static str],
    /// Whether other values are refused.
    closed: bool,
    /// What holds if it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    default: Option<&'static str>,
}

#[derive(Serialize, ToSchema)]
struct PropertyValue {
    name: &'static str,
    value: &'static str,
}

/// A property to add.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct PropertySuggestion {
    /// With `prefix`, the beginning of the name.
    name: &'static str,
    prefix: bool,
    description: &'static str,
    secret: bool,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    values: &'static [&'static str],
    closed: bool,
}

/// Lists the properties destinations can have
///
/// For forms: what each authentication type needs, and what can be added besides.
#[utoipa::path(
    get,
    path = "/destination-properties",
    operation_id = "listDestinationProperties",
    responses((status = 200, description = "Everything known of properties.", body = PropertyCatalogue)),
)]
pub(super) async fn list() -> Json<PropertyCatalogue> {
    Json(PropertyCatalogue::new())
}

impl PropertyCatalogue {
    fn new() -> Self {
        let common =
            COMMON.map(|(name, required, default)| PropertyField::new(name, required, None, default));
        let authentications = Authentication::all().map(|authentication| AuthenticationType {
            name: authentication.name(),
            supported: authentication.is_supported(),
            fields: authentication.fields().map(PropertyField::of).collect(),
            further: authentication.further_fields().map(PropertyField::of).collect(),
        });
        let is_common = |known: &&Known| COMMON.iter().any(|(name, ..)| *name == known.name);
        let suggestions = KNOWN.iter().filter(|known| !is_common(known)).map(PropertySuggestion::of);
        Self {
            common: common.into(),
            authentications: authentications.collect(),
            suggestions: suggestions.collect(),
        }
    }
}

impl PropertyField {
    fn of(field: &Field) -> Self {
        let unless = (field.needed == Needed::UnlessClientProvided)
            .then_some(PropertyValue { name: "SAMLAssertionProvider", value: "ClientProvided" });
        Self::new(field.name, field.needed != Needed::Never, unless, field.default)
    }

    fn new(
        name: &'static str,
        required: bool,
        unless: Option<PropertyValue>,
        default: Option<&'static str>,
    ) -> Self {
        let known = catalogue::find(name).expect("a test finds every field in the table");
        Self {
            name,
            description: known.description,
            required,
            unless,
            secret: is_secret(name),
            values: known.values.offered(),
            closed: known.values.is_closed(),
            default,
        }
    }
}

impl PropertySuggestion {
    fn of(known: &Known) -> Self {
        Self {
            name: known.name,
            prefix: known.is_prefix(),
            description: known.description,
            secret: is_secret(known.name),
            values: known.values.offered(),
            closed: known.values.is_closed(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::properties::Properties;
    use crate::validate;

    /// A destination with every property its form demands, and a value for it.
    fn filled(catalogue: &PropertyCatalogue, authentication: &AuthenticationType) -> Properties {
        let fields = catalogue.common.iter().chain(&authentication.fields);
        let mut properties: Properties = fields
            .filter(|field| field.required)
            .map(|field| {
                let value = match field.name {
                    name if name.ends_with("URL") => "https://system.example/",
                    _ => field.default.or(field.values.first().copied()).unwrap_or("value"),
                };
                (field.name.to_owned(), value.to_owned())
            })
            .collect();
        properties.set("Authentication", authentication.name);
        properties
    }

    #[test]
    fn a_form_demands_what_is_checked_and_nothing_else() {
        let catalogue = PropertyCatalogue::new();
        assert_eq!(catalogue.authentications.len(), 14);
        for authentication in &catalogue.authentications {
            let complete = filled(&catalogue, authentication);
            validate::check(&complete).unwrap();
            for field in catalogue.common.iter().chain(&authentication.fields).filter(|field| field.required)
            {
                let mut without = complete.clone();
                without.remove(field.name);
                let error = validate::check(&without).unwrap_err();
                assert_eq!(error.property, field.name, "{}", authentication.name);
                if let Some(unless) = &field.unless {
                    without.set(unless.name, unless.value);
                    validate::check(&without).unwrap();
                }
            }
        }
    }

    #[test]
    fn values_a_form_offers_are_taken_and_closed_lists_take_no_other() {
        let catalogue = PropertyCatalogue::new();
        let complete = filled(&catalogue, &catalogue.authentications[0]);
        let of_types = catalogue.authentications.iter().flat_map(|one| one.fields.iter().chain(&one.further));
        let fields = catalogue.common.iter().chain(of_types);
        let lists = fields
            .map(|field| (field.name, field.values, field.closed))
            .chain(catalogue.suggestions.iter().map(|one| (one.name, one.values, one.closed)))
            // Each authentication type demands other properties; the test above has them.
            .filter(|(name, ..)| *name != "Authentication");
        for (name, values, closed) in lists {
            for value in values {
                let mut with = complete.clone();
                with.set(name, *value);
                validate::check(&with).unwrap_or_else(|error| panic!("{name}={value}: {error}"));
            }
            if closed {
                let mut with = complete.clone();
                with.set(name, "something else");
                assert_eq!(validate::check(&with).unwrap_err().property, name);
            }
        }
    }

    #[test]
    fn a_default_is_one_of_the_values_and_secrets_are_marked() {
        let catalogue = PropertyCatalogue::new();
        let of_types = catalogue.authentications.iter().flat_map(|one| one.fields.iter().chain(&one.further));
        for field in catalogue.common.iter().chain(of_types) {
            let fits = field
                .default
                .is_none_or(|default| field.values.is_empty() || field.values.contains(&default));
            assert!(fits, "{}", field.name);
        }
        let secrets: Vec<_> =
            catalogue.suggestions.iter().filter(|one| one.secret).map(|one| one.name).collect();
        assert_eq!(
            secrets,
            [
                "Password",
                "clientSecret",
                "tokenServicePassword",
                "KeyStorePassword",
                "TrustStorePassword",
                "tokenService.KeyStorePassword"
            ]
        );
    }
}

//! The attributes of a person. Source: RFC 7643, sections 4.1 and 4.3.

use docket_storage::profiles::PROVIDER_ATTRIBUTES;

use super::attribute::Attribute as A;

/// Languages the web app and most providers speak; any other tag is taken as well.
const LOCALES: &[&str] = &["en-US", "de-DE", "fr-FR", "es-ES", "pt-BR", "ja-JP", "zh-CN", "ru-RU"];

const NAME: &[A] = &[
    A::text("formatted", "The full name as it is written."),
    A::text("familyName", "The family name."),
    A::text("givenName", "The given name."),
    A::text("middleName", "Middle names."),
    A::text("honorificPrefix", "Titles before the name."),
    A::text("honorificSuffix", "Suffixes after the name."),
];

const EMAILS: &[A] = &[
    A::text("value", "The e-mail address.").required(),
    A::text("display", "A name to show."),
    A::text("type", "What the address is for.").suggesting(&["work", "home", "other"]),
    A::boolean("primary", "Whether docket writes to this address; at most one is primary."),
];

const PHONE_NUMBERS: &[A] = &[
    A::text("value", "The telephone number."),
    A::text("display", "A name to show."),
    A::text("type", "What the number is for.")
        .suggesting(&["work", "home", "mobile", "fax", "pager", "other"]),
    A::boolean("primary", "Whether this is the preferred one; at most one is primary."),
];

const ADDRESSES: &[A] = &[
    A::text("formatted", "The whole address."),
    A::text("streetAddress", "Street and number."),
    A::text("locality", "City."),
    A::text("region", "State or region."),
    A::text("postalCode", "Postal code."),
    A::text("country", "ISO 3166-1 alpha-2 code of the country."),
    A::text("type", "What the address is for.").suggesting(&["work", "home", "other"]),
    A::boolean("primary", "Whether this is the preferred one; at most one is primary."),
];

const GROUPS: &[A] = &[
    A::text("value", "The group's id.").exact().read_only(),
    A::reference("$ref", "The group's address.", &["Group"]).read_only(),
    A::text("display", "The group's name.").read_only(),
    A::text("type", "Always `direct`.").read_only().suggesting(&["direct"]),
];

pub(super) const CORE: &[A] = &[
    A::text("userName", "The sign-in name, unique without regard to case.").required().unique(),
    A::complex("name", "The parts of the name.", NAME),
    A::text("displayName", "The name others see; made of the other names if it is not given.").required(),
    A::text("nickName", "What the person is called."),
    A::reference("profileUrl", "A page about the person.", &["external"]),
    A::text("title", "The job title."),
    A::text("userType", "The relation to the organisation.").suggesting(&[
        "Employee",
        "Customer",
        "Partner",
        "Public",
        "External",
        "Onboardee",
    ]),
    A::text("preferredLanguage", "The preferred language.").suggesting(LOCALES),
    A::text("locale", "The language texts are shown in, as a BCP 47 tag.").exact().suggesting(LOCALES),
    A::text("timezone", "The time zone, as IANA names it.")
        .suggesting(&["Europe/Berlin", "America/New_York"]),
    A::boolean("active", "Whether the person may sign in; true if it is not given.").required(),
    A::complex("emails", "The e-mail addresses; docket writes to the primary one.", EMAILS)
        .multi()
        .required(),
    A::complex("phoneNumbers", "The telephone numbers.", PHONE_NUMBERS).multi(),
    A::complex("addresses", "The postal addresses.", ADDRESSES).multi(),
    A::complex("groups", "The groups the person is a member of; change them at the groups.", GROUPS)
        .multi()
        .read_only(),
];

const MANAGER: &[A] =
    &[A::text("value", "The manager's id."), A::reference("$ref", "The manager's address.", &["User"])];

pub(super) const ENTERPRISE: &[A] = &[
    A::text("employeeNumber", "The number the organisation gave the person."),
    A::text("costCenter", "The cost centre."),
    A::text("organization", "The organisation."),
    A::text("division", "The division."),
    A::text("department", "The department."),
    A::complex("manager", "The person's manager.", MANAGER),
];

pub(super) const SAP: &[A] = &[A::text(
    "userUuid",
    "The Global User ID, the same as `id`. Taken when the person is created, and made then if it is missing.",
)
.exact()
.read_only()];

/// One attribute for each type of provider: `docket_storage::profiles::PROVIDER_ATTRIBUTES`.
pub(super) const DOCKET: &[A] = &{
    let mut all = [A::text("", "The person's id in systems of this type."); PROVIDER_ATTRIBUTES.len()];
    let mut at = 0;
    while at < PROVIDER_ATTRIBUTES.len() {
        all[at].name = PROVIDER_ATTRIBUTES[at].0;
        at += 1;
    }
    all
};

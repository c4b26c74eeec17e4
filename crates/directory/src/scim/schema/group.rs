//! The attributes of a group. Source: RFC 7643, section 4.2.

use super::attribute::Attribute as A;

const MEMBERS: &[A] = &[
    A::text("value", "The person's id.").exact().immutable().required(),
    A::reference("$ref", "The person's address.", &["User"]).immutable(),
    A::text("type", "Always `User`: groups are not members of groups here.")
        .immutable()
        .suggesting(&["User"]),
];

pub(super) const CORE: &[A] = &[
    A::text("displayName", "The group's name.").required(),
    A::complex("members", "The people in the group.", MEMBERS).multi(),
];

//! Which schemas there are, and of what each kind of resource is made.

use docket_storage::profiles::DOCKET_USER_SCHEMA;

use super::attribute::{Attribute, find};
use super::{group, service, user};

/// A schema.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Schema {
    /// Its URN.
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) description: &'static str,
    pub(crate) attributes: &'static [Attribute],
}

/// What every resource has beside its schemas' attributes. Source: RFC 7643, section 3.1.
const COMMON: &[Attribute] = &[
    Attribute::reference("schemas", "The schemas of the resource.", &["uri"]).multi().always().required(),
    Attribute::text("id", "The id; of a person the Global User ID.").exact().always().read_only(),
    Attribute::text("externalId", "The id the calling system has for the resource.").exact(),
    Attribute::complex("meta", "About the resource itself.", META).read_only(),
];

const META: &[Attribute] = &[
    Attribute::text("resourceType", "The type of the resource.").exact().read_only(),
    Attribute::date_time("created", "When it was created.").read_only(),
    Attribute::date_time("lastModified", "When it was changed last.").read_only(),
    Attribute::reference("location", "Its address.", &["uri"]).read_only(),
    Attribute::text("version", "Changes with every change; also the ETag.").exact().read_only(),
];

pub(crate) const USER: Schema = Schema {
    id: "urn:ietf:params:scim:schemas:core:2.0:User",
    name: "User",
    description: "A person who may receive tasks.",
    attributes: user::CORE,
};

const ENTERPRISE_USER: Schema = Schema {
    id: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
    name: "EnterpriseUser",
    description: "The person in the organisation.",
    attributes: user::ENTERPRISE,
};

/// As SAP's directories have it.
pub(crate) const SAP_USER: Schema = Schema {
    id: "urn:ietf:params:scim:schemas:extension:sap:2.0:User",
    name: "SAPUser",
    description: "The Global User ID.",
    attributes: user::SAP,
};

pub(crate) const DOCKET_USER: Schema = Schema {
    id: DOCKET_USER_SCHEMA,
    name: "DocketUser",
    description: "What the person is called in systems tasks come from.",
    attributes: user::DOCKET,
};

const GROUP: Schema = Schema {
    id: "urn:ietf:params:scim:schemas:core:2.0:Group",
    name: "Group",
    description: "People to whom tasks may be addressed together.",
    attributes: group::CORE,
};

const PROVIDER_CONFIG: Schema = Schema {
    id: "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig",
    name: "ServiceProviderConfig",
    description: "What the interface can do.",
    attributes: service::PROVIDER_CONFIG,
};

const RESOURCE_TYPE: Schema = Schema {
    id: "urn:ietf:params:scim:schemas:core:2.0:ResourceType",
    name: "ResourceType",
    description: "What kinds of resources there are.",
    attributes: service::RESOURCE_TYPE,
};

const SCHEMA: Schema = Schema {
    id: "urn:ietf:params:scim:schemas:core:2.0:Schema",
    name: "Schema",
    description: "What attributes resources have.",
    attributes: service::SCHEMA,
};

impl Schema {
    pub(crate) const ALL: [&'static Self; 8] =
        [&USER, &ENTERPRISE_USER, &SAP_USER, &DOCKET_USER, &GROUP, &PROVIDER_CONFIG, &RESOURCE_TYPE, &SCHEMA];

    /// By its URN, without regard to case.
    pub(crate) fn find(id: &str) -> Option<&'static Self> {
        Self::ALL.into_iter().find(|schema| schema.id.eq_ignore_ascii_case(id))
    }

    /// Without regard to case.
    pub(crate) fn attribute(&self, name: &str) -> Option<&'static Attribute> {
        find(self.attributes, name)
    }
}

/// The kinds of resources that can be created.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ResourceKind {
    User,
    Group,
}

impl ResourceKind {
    pub(crate) const ALL: [Self; 2] = [Self::User, Self::Group];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::User => "User",
            Self::Group => "Group",
        }
    }

    /// What an error calls one of them.
    pub(crate) const fn noun(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Group => "group",
        }
    }

    /// Its path below the interface's own.
    pub(crate) const fn endpoint(self) -> &'static str {
        match self {
            Self::User => "/Users",
            Self::Group => "/Groups",
        }
    }

    pub(crate) const fn schema(self) -> &'static Schema {
        match self {
            Self::User => &USER,
            Self::Group => &GROUP,
        }
    }

    pub(crate) const fn extensions(self) -> &'static [&'static Schema] {
        match self {
            Self::User => &[&ENTERPRISE_USER, &SAP_USER, &DOCKET_USER],
            Self::Group => &[],
        }
    }

    /// An extension by its URN, without regard to case.
    pub(crate) fn extension(self, id: &str) -> Option<&'static Schema> {
        self.extensions().iter().copied().find(|schema| schema.id.eq_ignore_ascii_case(id))
    }

    /// An attribute that has no prefix: of the core schema, or common to all.
    pub(crate) fn attribute(self, name: &str) -> Option<&'static Attribute> {
        self.schema().attribute(name).or_else(|| find(COMMON, name))
    }
}

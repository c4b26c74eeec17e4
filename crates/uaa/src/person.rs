//! A person as tokens describe them.

use std::collections::BTreeSet;

use docket_domain::role_collection::{ApplicationRole, HeldRoles};
use docket_domain::user::User;
use docket_domain::{Authentication, GroupId, Roles, UserId};
use docket_storage::Tx;
use serde_json::{Map, Value, json};

use crate::secrets;

/// The claim that names the sign-in through an identity provider that a token goes back to.
pub(crate) const SIGN_IN_CLAIM: &str = "docket_sign_in";

/// The claim that names the password a person had when the token was issued. Their tokens stop when it is another.
pub(crate) const PASSWORD_CLAIM: &str = "docket_password";

/// An active person with what they may do, as the directory has it at this moment.
#[derive(Clone, Debug)]
pub(crate) struct ActivePerson {
    pub(crate) user: User,
    /// docket's own roles, by whichever collection they have them.
    pub(crate) roles: Roles,
    pub(crate) role_collections: BTreeSet<String>,
    pub(crate) application_roles: BTreeSet<ApplicationRole>,
    groups: Vec<GroupId>,
    /// Names their password without a word of it; `None` for people who have none here.
    pub(crate) password_mark: Option<String>,
}

impl ActivePerson {
    /// `None` for somebody who does not exist or is not active.
    pub(crate) async fn find(tx: &mut Tx, id: &UserId) -> docket_storage::Result<Option<Self>> {
        let Some(user) = tx.find_user(id).await?.filter(|user| user.active) else { return Ok(None) };
        let HeldRoles { collections, roles, application_roles } = tx.held_roles(id).await?;
        let groups = tx.groups_of(id).await?;
        let password_mark = tx.find_password_hash(id).await?.as_deref().map(password_mark);
        Ok(Some(Self {
            user,
            roles,
            role_collections: collections,
            application_roles,
            groups,
            password_mark,
        }))
    }

    /// Whether the person has had that password, named by a token's [`PASSWORD_CLAIM`], ever since. A token that names none is
    /// of somebody who had none, or from before tokens named it.
    pub(crate) fn has_still(&self, password_mark: Option<&str>) -> bool {
        password_mark.is_none_or(|then| self.password_mark.as_deref() == Some(then))
    }

    /// The claims that say who the person is; `user_id` and `user_uuid` are both the Global User ID. The groups are those the
    /// identity provider told of, or the directory's.
    pub(crate) fn claims(&self, authentication: &Authentication) -> Map<String, Value> {
        let user = &self.user;
        let groups: Vec<&str> = match &authentication.groups {
            Some(groups) => groups.iter().map(String::as_str).collect(),
            None => self.groups.iter().map(GroupId::as_str).collect(),
        };
        let claims = json!({
            "sub": user.id, "user_id": user.id, "user_uuid": user.id,
            "user_name": user.user_name, "email": user.email,
            "given_name": user.given_name, "family_name": user.family_name, "name": user.display_name,
            "origin": authentication.origin,
            "amr": authentication.methods,
            "xs.system.attributes": {"xs.saml.groups": groups, "xs.rolecollections": self.role_collections},
            "xs.user.attributes": {},
        });
        let Value::Object(mut claims) = claims else { unreachable!("an object was written") };
        if let Some(sign_in) = &authentication.sign_in {
            claims.insert(SIGN_IN_CLAIM.to_owned(), json!(sign_in));
        }
        claims
    }
}

/// Every password is hashed with a salt of its own, so another one, even the same again, has another mark. The salt is in no
/// token, so a mark is good for no guessing.
fn password_mark(password_hash: &str) -> String {
    secrets::hash(&format!("password\n{password_hash}"))[..16].to_owned()
}

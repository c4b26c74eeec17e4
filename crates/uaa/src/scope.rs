//! Scopes: what a token may be used for, as texts `<xsappname>.<Role>`, `<xsappname>.<scope the application declares>` and
//! a few fixed names.

use docket_domain::service::ServiceInstance;
use docket_domain::{Role, Roles};

use crate::error::{Result, UaaError};
use crate::person::ActivePerson;
use crate::service_instances::Descriptor;

/// Lets another client of this deployment exchange the token for one of its own (jwt-bearer).
pub(crate) const EXCHANGE: &str = "uaa.user";
/// Makes an ID token and opens `/userinfo`.
pub(crate) const OPENID: &str = "openid";
/// Opens the attributes and roles in `/userinfo`.
pub(crate) const USER_ATTRIBUTES: &str = "user_attributes";
pub(crate) const ROLES: &str = "roles";

/// Scopes any person may give any client on request.
const ON_REQUEST: [&str; 7] = [OPENID, EXCHANGE, "profile", "email", "phone", ROLES, USER_ATTRIBUTES];
/// Those a client gets without asking.
const UNASKED: [&str; 2] = [OPENID, EXCHANGE];

/// The scope of a role in an application's name space.
pub(crate) fn of_role(xsappname: &str, role: Role) -> String {
    format!("{xsappname}.{role}")
}

/// The roles that scopes of an application's name space stand for.
pub(crate) fn roles_in<'a>(xsappname: &str, scopes: impl IntoIterator<Item = &'a str>) -> Roles {
    let local = |scope: &'a str| scope.strip_prefix(xsappname)?.strip_prefix('.')?.parse().ok();
    scopes.into_iter().filter_map(local).collect()
}

/// What a person's token may carry, and what it does without a request.
pub(crate) struct Grantable {
    xsappname: String,
    unasked: Vec<String>,
    all: Vec<String>,
    /// The local names of the scopes the application declares.
    declared: Vec<String>,
}

impl Grantable {
    /// What the person may give that client: their roles, and the scopes of the application's roles they have.
    pub(crate) fn of_person(client: &ServiceInstance, person: &ActivePerson) -> Self {
        let descriptor = Descriptor::of(client);
        let held = person.application_roles.iter().filter(|role| role.instance_id == client.id);
        let held: Vec<&str> = held.map(|role| &*role.name).collect();
        Self::new(&client.xsappname, person.roles, &descriptor.scopes_of(&held), descriptor.scopes())
    }

    fn new(xsappname: &str, roles: Roles, held: &[String], declared: Vec<String>) -> Self {
        let own = roles.iter().map(|role| of_role(xsappname, role));
        let of_application = held.iter().map(|local| format!("{xsappname}.{local}"));
        let mut of_roles: Vec<String> = own.collect();
        for scope in of_application {
            // An application may call a scope as docket calls a role.
            if !of_roles.contains(&scope) {
                of_roles.push(scope);
            }
        }
        let with_roles = |fixed: &[&str]| {
            fixed.iter().map(|scope| (*scope).to_owned()).chain(of_roles.iter().cloned()).collect()
        };
        let (unasked, all) = (with_roles(&UNASKED), with_roles(&ON_REQUEST));
        Self { xsappname: xsappname.to_owned(), unasked, all, declared }
    }

    /// Of that only what an earlier token carried: `fixed` by name, docket's roles by their meaning.
    #[must_use]
    pub(crate) fn within(mut self, fixed: &[String], roles: Roles) -> Self {
        let role_kept = |scope: &str| roles_in(&self.xsappname, [scope]).iter().any(|role| roles.has(role));
        let kept = |scope: &&String| fixed.contains(*scope) || role_kept(scope);
        self.unasked = self.all.iter().filter(kept).cloned().collect();
        self.all.clone_from(&self.unasked);
        self
    }

    /// The scopes for a request: all that come unasked if it names none, else those named that the person has.
    ///
    /// # Errors
    /// `invalid_scope` for a name that nobody could give this client, or if nothing is left.
    pub(crate) fn select(&self, requested: &[String]) -> Result<Vec<String>> {
        if requested.is_empty() {
            return Ok(self.unasked.clone());
        }
        if let Some(unknown) = requested.iter().find(|scope| !self.is_known(scope)) {
            return Err(unknown_scope(unknown));
        }
        let mut granted: Vec<String> = Vec::new();
        for scope in requested.iter().filter(|scope| self.all.contains(scope)) {
            if !granted.contains(scope) {
                granted.push(scope.clone());
            }
        }
        if granted.is_empty() {
            return Err(UaaError::invalid_scope("The person has none of the requested scopes."));
        }
        Ok(granted)
    }

    /// # Errors
    /// `invalid_scope` for a name that nobody could give this client.
    pub(crate) fn check_names(client: &ServiceInstance, requested: &[String]) -> Result<()> {
        let declared = Descriptor::of(client).scopes();
        Self::new(&client.xsappname, Roles::all(), &declared.clone(), declared).select(requested).map(|_| ())
    }

    fn is_known(&self, scope: &str) -> bool {
        ON_REQUEST.contains(&scope)
            || scope
                .strip_prefix(self.xsappname.as_str())
                .and_then(|rest| rest.strip_prefix('.'))
                .is_some_and(|local| {
                    local.parse::<Role>().is_ok() || self.declared.iter().any(|known| known == local)
                })
    }
}

pub(crate) fn unknown_scope(scope: &str) -> UaaError {
    let seen: String = scope.chars().filter(|letter| !letter.is_control()).take(120).collect();
    UaaError::invalid_scope(format!("The client may not have the scope \"{seen}\"."))
}

/// The texts of a `scope` parameter.
pub(crate) fn split(scope: Option<&str>) -> Vec<String> {
    scope.unwrap_or_default().split_whitespace().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(roles: &[Role]) -> Roles {
        roles.iter().copied().collect()
    }

    /// An application that declares the scopes `View` and `Edit`.
    fn grantable(xsappname: &str, roles: &[Role], held: &[&str]) -> Grantable {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        Grantable::new(xsappname, roles.iter().copied().collect(), &texts(held), texts(&["View", "Edit"]))
    }

    fn selected(grantable: &Grantable, requested: &str) -> Option<String> {
        grantable.select(&split(Some(requested))).ok().map(|scopes| scopes.join(" "))
    }

    #[test]
    fn a_person_gives_what_was_asked_for_and_they_have() {
        let grantable = grantable("app!t1", &[Role::TaskCenterAdmin], &[]);
        assert_eq!(selected(&grantable, "").unwrap(), "openid uaa.user app!t1.TaskCenterAdmin");
        assert_eq!(selected(&grantable, "openid app!t1.DestinationViewer").unwrap(), "openid");
        assert_eq!(selected(&grantable, "user_attributes").unwrap(), "user_attributes");
    }

    #[test]
    fn a_scope_nobody_could_give_and_a_request_for_nothing_one_has_are_refused() {
        let grantable = grantable("app!t1", &[Role::TaskCenterAdmin], &[]);
        assert_eq!(selected(&grantable, "openid other!t1.TaskCenterAdmin"), None);
        assert_eq!(selected(&grantable, "app!t1.Emperor"), None);
        assert_eq!(selected(&grantable, "app!t1.DestinationViewer"), None);
    }

    #[test]
    fn an_applications_scopes_come_by_the_roles_that_hold_them() {
        let person = || grantable("app!t1", &[Role::FlexKeyUser], &["View", "FlexKeyUser"]);
        assert_eq!(selected(&person(), "").unwrap(), "openid uaa.user app!t1.FlexKeyUser app!t1.View");
        assert_eq!(selected(&person(), "app!t1.View app!t1.Edit").unwrap(), "app!t1.View");
        assert_eq!(selected(&person(), "app!t1.Edit"), None);
        let refreshed = person().within(&split(Some("app!t1.View app!t1.Edit")), Roles::default());
        assert_eq!(selected(&refreshed, "").unwrap(), "app!t1.View");
        let of_another_client = person().within(&split(Some("other!t1.View")), Roles::default());
        assert_eq!(selected(&of_another_client, "").unwrap(), "");
    }

    #[test]
    fn an_exchange_gives_no_more_than_the_first_token_carried() {
        let person = || grantable("tc!b1", &[Role::TaskCenterAdmin, Role::DestinationViewer], &[]);
        let narrow = person().within(&split(Some("openid")), roles(&[Role::DestinationViewer]));
        assert_eq!(selected(&narrow, "").unwrap(), "openid tc!b1.DestinationViewer");
        assert_eq!(selected(&narrow, "tc!b1.TaskCenterAdmin"), None);
        assert_eq!(selected(&narrow, "uaa.user"), None);
        let nothing = person().within(&[], Roles::default());
        assert_eq!(selected(&nothing, "").unwrap(), "");
    }
}

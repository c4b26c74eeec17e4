//! What an application's security descriptor says of roles: scopes, role templates and role collections.
//!
//! A role template is a role an administrator can give, through a role collection; what a person's token carries for it are
//! the scopes the template refers to. A scope no template refers to counts as a role of its own name, so that it can be
//! given as well. Attributes, and scopes of other applications, are not read.
//!
//! Source: SAP Authorization and Trust Management, "Application Security Descriptor Configuration Syntax".

use std::collections::BTreeSet;

use docket_domain::role_collection::{MOST_DESCRIPTION_CHARACTERS, check_name};
use docket_domain::service::{Service, ServiceInstance};
use serde_json::{Map, Value};

use super::InstanceError;

type Result<T> = std::result::Result<T, InstanceError>;

const SCOPES: &str = "parameters.scopes";
const TEMPLATES: &str = "parameters.role-templates";
const COLLECTIONS: &str = "parameters.role-collections";

/// The longest name of a scope, the application's name included, and of a role template; same source.
const MOST_SCOPE_CHARACTERS: usize = 193;
const MOST_TEMPLATE_CHARACTERS: usize = 64;

/// The roles an application declares.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Descriptor {
    /// Local names and descriptions.
    scopes: Vec<(String, String)>,
    templates: Vec<DescribedRole>,
    pub(super) collections: Vec<DeclaredCollection>,
}

/// A role of an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribedRole {
    /// Unique in the application.
    pub name: String,
    pub description: String,
    /// The local names of the scopes it gives.
    pub scopes: Vec<String>,
}

/// A role collection the application brings along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DeclaredCollection {
    pub(super) name: String,
    pub(super) description: String,
    pub(super) roles: Vec<TemplateReference>,
}

/// A role template, of this application or, by its full name (`other!t1`), of another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TemplateReference {
    pub(super) xsappname: Option<String>,
    pub(super) template: String,
}

impl Descriptor {
    /// What a stored instance declares; nothing if it is no application, or was stored before this was checked and cannot
    /// be read.
    pub fn of(instance: &ServiceInstance) -> Self {
        Self::check(instance).unwrap_or_default()
    }

    /// Reads the descriptor among the parameters of an instance; other services declare nothing.
    ///
    /// # Errors
    /// [`InstanceError::Invalid`] naming the field.
    pub(super) fn check(instance: &ServiceInstance) -> Result<Self> {
        match instance.service {
            Service::Application => Self::read(&instance.xsappname, &instance.parameters),
            Service::TaskCenter | Service::Destination => Ok(Self::default()),
        }
    }

    fn read(xsappname: &str, parameters: &Map<String, Value>) -> Result<Self> {
        let reader = Reader { xsappname };
        let mut read = Self::default();
        for one in objects(SCOPES, parameters.get("scopes"))? {
            let scope = reader.scope(one)?;
            if read.is_scope(&scope.0) {
                return Err(twice(SCOPES, &scope.0));
            }
            read.scopes.push(scope);
        }
        for one in objects(TEMPLATES, parameters.get("role-templates"))? {
            let template = reader.template(one, &read)?;
            if read.templates.iter().any(|other| other.name == template.name) {
                return Err(twice(TEMPLATES, &template.name));
            }
            read.templates.push(template);
        }
        for one in objects(COLLECTIONS, parameters.get("role-collections"))? {
            let collection = reader.collection(one, &read)?;
            if read.collections.iter().any(|other| other.name == collection.name) {
                return Err(twice(COLLECTIONS, &collection.name));
            }
            read.collections.push(collection);
        }
        Ok(read)
    }

    /// The local names of the scopes.
    pub fn scopes(&self) -> Vec<String> {
        self.scopes.iter().map(|(name, _)| name.clone()).collect()
    }

    fn is_scope(&self, name: &str) -> bool {
        self.scopes.iter().any(|(scope, _)| scope == name)
    }

    /// The roles: role templates, then the scopes none of them refers to.
    pub fn roles(&self) -> Vec<DescribedRole> {
        let in_template =
            |scope: &String| self.templates.iter().any(|template| template.scopes.contains(scope));
        let named = |name: &String| self.templates.iter().any(|template| template.name == *name);
        let alone = self.scopes.iter().filter(|(name, _)| !in_template(name) && !named(name));
        let alone = alone.map(|(name, description)| DescribedRole {
            name: name.clone(),
            description: description.clone(),
            scopes: vec![name.clone()],
        });
        self.templates.iter().cloned().chain(alone).collect()
    }

    pub fn has_role(&self, name: &str) -> bool {
        self.roles().iter().any(|role| role.name == name)
    }

    /// The local names of the scopes these roles give, each once.
    pub fn scopes_of(&self, roles: &[&str]) -> Vec<String> {
        let given: BTreeSet<String> = self
            .roles()
            .into_iter()
            .filter(|role| roles.contains(&&*role.name))
            .flat_map(|role| role.scopes)
            .collect();
        given.into_iter().collect()
    }
}

/// Reads parts of one application's descriptor.
struct Reader<'a> {
    /// With its suffix, as in tokens: `my-app!t1`.
    xsappname: &'a str,
}

impl Reader<'_> {
    /// What follows the application's own name, however that is written.
    fn local<'t>(&self, text: &'t str) -> Option<&'t str> {
        let short = self.xsappname.trim_end_matches("!t1");
        ["$XSAPPNAME", self.xsappname, short]
            .into_iter()
            .find_map(|name| text.strip_prefix(name)?.strip_prefix('.'))
    }

    fn scope(&self, given: &Map<String, Value>) -> Result<(String, String)> {
        let name = text(SCOPES, given, "name")?;
        let allowed = |letter: char| letter.is_ascii_alphanumeric() || "-_/\\:.".contains(letter);
        let local = self.local(name).filter(|local| {
            !local.is_empty()
                && !local.starts_with('.')
                && local.chars().all(allowed)
                && self.xsappname.len() + 1 + local.len() <= MOST_SCOPE_CHARACTERS
        });
        let Some(local) = local else {
            let rule = format!(
                "the scope \"{}\" must be $XSAPPNAME. and a name of letters, digits or any of - _ / \\ : . that does not begin \
                 with a period; {MOST_SCOPE_CHARACTERS} characters at most with the application's name",
                shown(name)
            );
            return Err(InstanceError::invalid(SCOPES, rule));
        };
        Ok((local.to_owned(), description(SCOPES, given)?))
    }

    fn template(&self, given: &Map<String, Value>, read: &Descriptor) -> Result<DescribedRole> {
        let name = text(TEMPLATES, given, "name")?;
        let allowed = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
        if name.is_empty() || name.len() > MOST_TEMPLATE_CHARACTERS || !name.chars().all(allowed) {
            let rule = format!(
                "the name of the role template \"{}\" must be 1 to {MOST_TEMPLATE_CHARACTERS} letters, digits or any of - _ .",
                shown(name)
            );
            return Err(InstanceError::invalid(TEMPLATES, rule));
        }
        let mut scopes = Vec::new();
        for reference in texts(TEMPLATES, given, "scope-references")? {
            // Scopes of other applications, and those every person has, such as uaa.user.
            let Some(local) = self.local(reference) else { continue };
            if !read.is_scope(local) {
                let rule = format!(
                    "the role template \"{name}\" refers to the scope \"{}\", which is not among the scopes",
                    shown(reference)
                );
                return Err(InstanceError::invalid(TEMPLATES, rule));
            }
            if !scopes.iter().any(|scope| scope == local) {
                scopes.push(local.to_owned());
            }
        }
        Ok(DescribedRole { name: name.to_owned(), description: description(TEMPLATES, given)?, scopes })
    }

    fn collection(&self, given: &Map<String, Value>, read: &Descriptor) -> Result<DeclaredCollection> {
        let name = text(COLLECTIONS, given, "name")?;
        check_name(name).map_err(|rule| InstanceError::invalid(COLLECTIONS, rule.to_string()))?;
        let mut roles = Vec::new();
        for reference in texts(COLLECTIONS, given, "role-template-references")? {
            let found = self.reference(reference).filter(|role| {
                role.xsappname.is_some() || read.templates.iter().any(|one| one.name == role.template)
            });
            let not_found = || {
                let problem = format!(
                    "the role collection \"{name}\" refers to \"{}\", which is no role template; write \
                     $XSAPPNAME.<template>, or $XSAPPNAME(application,<xsappname>).<template> for another application's",
                    shown(reference)
                );
                InstanceError::invalid(COLLECTIONS, problem)
            };
            roles.push(found.ok_or_else(not_found)?);
        }
        let description = description(COLLECTIONS, given)?;
        if description.chars().count() > MOST_DESCRIPTION_CHARACTERS {
            let rule = format!(
                "the description of the role collection \"{name}\" has more than {MOST_DESCRIPTION_CHARACTERS} characters"
            );
            return Err(InstanceError::invalid(COLLECTIONS, rule));
        }
        Ok(DeclaredCollection { name: name.to_owned(), description, roles })
    }

    fn reference(&self, text: &str) -> Option<TemplateReference> {
        if let Some(template) = self.local(text) {
            return Some(TemplateReference { xsappname: None, template: template.to_owned() });
        }
        let (name, template) = text.strip_prefix("$XSAPPNAME(application,")?.split_once(").")?;
        Some(TemplateReference {
            xsappname: Some(format!("{}!t1", name.trim().trim_end_matches("!t1"))),
            template: template.to_owned(),
        })
    }
}

fn objects<'v>(field: &'static str, given: Option<&'v Value>) -> Result<Vec<&'v Map<String, Value>>> {
    let wrong = || InstanceError::invalid(field, format!("{field} must be a list of objects"));
    match given {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Array(items)) => items.iter().map(|item| item.as_object().ok_or_else(wrong)).collect(),
        Some(_) => Err(wrong()),
    }
}

fn text<'v>(field: &'static str, given: &'v Map<String, Value>, name: &str) -> Result<&'v str> {
    let wrong = || InstanceError::invalid(field, format!("each of {field} must have a text as its {name}"));
    given.get(name).and_then(Value::as_str).ok_or_else(wrong)
}

fn texts<'v>(field: &'static str, given: &'v Map<String, Value>, name: &str) -> Result<Vec<&'v str>> {
    let wrong = || InstanceError::invalid(field, format!("{name} in {field} must be a list of texts"));
    match given.get(name) {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Array(items)) => items.iter().map(|item| item.as_str().ok_or_else(wrong)).collect(),
        Some(_) => Err(wrong()),
    }
}

fn description(field: &'static str, given: &Map<String, Value>) -> Result<String> {
    match given.get("description") {
        None | Some(Value::Null) => Ok(String::new()),
        Some(Value::String(text)) => Ok(text.clone()),
        Some(_) => Err(InstanceError::invalid(field, format!("each description in {field} must be a text"))),
    }
}

fn twice(field: &'static str, name: &str) -> InstanceError {
    InstanceError::invalid(field, format!("{field} has \"{}\" twice", shown(name)))
}

fn shown(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).take(80).collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::json;

    use super::*;

    fn check(given: &Value) -> Result<Descriptor> {
        Descriptor::read("books!t1", given.as_object().expect("tests give objects"))
    }

    #[test]
    fn the_example_of_the_documentation_is_read() {
        let read = check(&json!({
            "scopes": [
                {"name": "$XSAPPNAME.Display", "description": "display"},
                {"name": "books.Edit", "granted-apps": ["$XSAPPNAME(application,business-partner)"]},
                {"name": "$XSAPPNAME.Delete"}, {"name": "$XSAPPNAME.Callback", "description": "for the broker"},
            ],
            "role-templates": [
                {"name": "Viewer", "description": "View all books", "scope-references": ["$XSAPPNAME.Display", "uaa.user"],
                 "attribute-references": ["Country"]},
                {"name": "Editor", "scope-references":
                    ["books!t1.Edit", "$XSAPPNAME.Delete", "$XSAPPNAME(application,other).Create"]},
            ],
            "role-collections": [{"name": "Librarians", "description": "All", "role-template-references":
                ["$XSAPPNAME.Editor", "$XSAPPNAME(application,shelf).Viewer"]}],
        }))
        .unwrap();
        let roles: Vec<_> = read.roles().into_iter().map(|role| (role.name, role.scopes.join(" "))).collect();
        let expected = [("Viewer", "Display"), ("Editor", "Edit Delete"), ("Callback", "Callback")];
        assert_eq!(roles, expected.map(|(name, scopes)| (name.to_owned(), scopes.to_owned())));
        assert_eq!(read.scopes_of(&["Viewer", "Editor", "Nobody"]), ["Delete", "Display", "Edit"]);
        let roles = &read.collections[0].roles;
        assert_eq!((roles[0].xsappname.as_deref(), &*roles[0].template), (None, "Editor"));
        assert_eq!((roles[1].xsappname.as_deref(), &*roles[1].template), (Some("shelf!t1"), "Viewer"));
    }

    #[rstest]
    #[case(json!({"scopes": {}}), SCOPES)]
    #[case(json!({"scopes": [{}]}), SCOPES)]
    #[case(json!({"scopes": [{"name": "Display"}]}), SCOPES)]
    #[case(json!({"scopes": [{"name": "$XSAPPNAME.a b"}]}), SCOPES)]
    #[case(json!({"scopes": [{"name": "$XSAPPNAME.A"}, {"name": "books.A"}]}), SCOPES)]
    #[case(json!({"role-templates": ["Viewer"]}), TEMPLATES)]
    #[case(json!({"role-templates": [{"name": "a b"}]}), TEMPLATES)]
    #[case(json!({"role-templates": [{"name": "V", "scope-references": ["$XSAPPNAME.Display"]}]}), TEMPLATES)]
    #[case(json!({"role-templates": [{"name": "V"}, {"name": "V"}]}), TEMPLATES)]
    #[case(json!({"role-collections": [{"name": "C", "role-template-references": ["$XSAPPNAME.V"]}]}), COLLECTIONS)]
    #[case(json!({"role-collections": [{"name": "C="}]}), COLLECTIONS)]
    #[case(json!({"role-collections": [{"name": "C", "description": "x".repeat(1001)}]}), COLLECTIONS)]
    fn what_cannot_be_read_is_named(#[case] given: Value, #[case] field: &str) {
        match check(&given).unwrap_err() {
            InstanceError::Invalid { field: named, message } => {
                assert_eq!(named, field, "{message}");
            }
            other => panic!("{other}"),
        }
    }
}

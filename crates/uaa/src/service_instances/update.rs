//! Other parameters for an instance that is there. Its client, its keys and its name stay.

use std::collections::BTreeSet;

use docket_domain::service::ServiceInstance;
use serde_json::{Map, Value};

use super::contents::Contents;
use super::instances::locked;
use super::{Descriptor, InstanceError, ServiceInstances, declared, parameters};

type Result<T> = std::result::Result<T, InstanceError>;

const OAUTH: &str = "oauth2-configuration";
const XSAPPNAME: &str = "xsappname";

/// One parameter that is another now.
#[derive(Clone, Debug, PartialEq)]
pub struct ParameterChange {
    /// `authorities`, or `oauth2-configuration.token-validity`.
    pub parameter: String,
    /// `None` if it was not given.
    pub before: Option<Value>,
    /// `None` if it is not given any more.
    pub after: Option<Value>,
    /// What that means for whoever uses the instance: one sentence.
    pub effect: &'static str,
}

impl ServiceInstances {
    /// Puts other parameters, read as at creation, in the place of those the instance has. Its client id and its keys stay;
    /// `xsappname` is kept if it is not given.
    ///
    /// # Errors
    /// No such instance; a parameter that is not taken; another `xsappname`, which is part of the client id.
    pub async fn update(
        &self,
        name: &str,
        given: Map<String, Value>,
    ) -> Result<(ServiceInstance, Vec<ParameterChange>)> {
        let mut tx = self.store.begin().await?;
        let mut instance = locked(&mut tx, name).await?;
        parameters::check_given(instance.service, &Contents::others(&given))?;
        // What is given as it is shown says nothing new, whatever its policies.
        let contents = Contents::of(&given);
        let has_contents = !contents.is_empty() && contents != Contents::of(&instance.parameters);
        let mut kept = self.contents.kept(instance.service, &given)?;
        match (given.get(XSAPPNAME), instance.parameters.get(XSAPPNAME)) {
            (Some(asked), had) if Some(asked) != had => {
                let message = "the xsappname is part of the client id and cannot be changed; create another instance for it";
                return Err(InstanceError::invalid(format!("parameters.{XSAPPNAME}"), message));
            }
            (None, Some(had)) => {
                kept.insert(XSAPPNAME.to_owned(), had.clone());
            }
            _ => {}
        }
        let changes = changes(&instance.parameters, &kept);
        // Of contents what is kept shows less than what is given: a secret may be another.
        if has_contents || !changes.is_empty() {
            if has_contents {
                self.contents.apply(&mut tx, &instance, &given).await?;
            }
            instance.parameters = kept;
            let descriptor = Descriptor::check(&instance)?;
            tx.set_service_instance_parameters(&instance.id, &instance.parameters).await?;
            declared::declare(&mut tx, &instance, descriptor, self.clock.now()).await?;
            tx.commit().await?;
            self.contents.applied(instance.service);
        }
        Ok((instance, changes))
    }
}

/// What is different, by name; the OAuth configuration member by member.
fn changes(before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<ParameterChange> {
    let empty = Map::new();
    let oauth = |parameters: &Map<String, Value>| {
        parameters.get(OAUTH).and_then(Value::as_object).unwrap_or(&empty).clone()
    };
    let mut changes = differences("", before, after, &[OAUTH]);
    changes.extend(differences(&format!("{OAUTH}."), &oauth(before), &oauth(after), &[]));
    changes.sort_by(|one, other| one.parameter.cmp(&other.parameter));
    changes
}

fn differences(
    prefix: &str,
    before: &Map<String, Value>,
    after: &Map<String, Value>,
    but: &[&str],
) -> Vec<ParameterChange> {
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    names
        .into_iter()
        .filter(|name| !but.contains(&name.as_str()) && before.get(*name) != after.get(*name))
        .map(|name| {
            let parameter = format!("{prefix}{name}");
            let effect = effect(&parameter);
            ParameterChange {
                parameter,
                before: before.get(name).cloned(),
                after: after.get(name).cloned(),
                effect,
            }
        })
        .collect()
}

fn effect(parameter: &str) -> &'static str {
    match parameter {
        "authorities" => {
            "What was taken away stops counting on docket's own interfaces at once; what was added comes with the next token."
        }
        "scopes" | "role-templates" => {
            "People's next tokens carry the scopes of the roles as they are now; a role that is gone leaves the role collections."
        }
        "role-collections" => {
            "Whoever has a collection has the roles in it now; one that is not declared any more is gone."
        }
        "oauth2-configuration.grant-types" => {
            "Counts from the next token request on; tokens already issued stay."
        }
        "oauth2-configuration.redirect-uris" => "Counts from the next sign-in or sign-out on.",
        "oauth2-configuration.token-validity" => {
            "Counts for new tokens; those already issued keep their end."
        }
        "oauth2-configuration.refresh-token-validity" => {
            "Counts for new sign-ins; refresh tokens already issued keep their end."
        }
        "oauth2-configuration.credential-types" => "Counts for new keys; those there are keep working.",
        "init_data" => {
            "What it names is made or changed as its policies say; what earlier parameters named stays."
        }
        _ => "Kept as given; docket does nothing with it.",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_changed_is_told_by_name_and_the_rest_is_not() {
        let object = |value: Value| value.as_object().unwrap().clone();
        let before = object(json!({
            "authorities": ["a"], "description": "x",
            "oauth2-configuration": {"token-validity": 900, "grant-types": ["password"]},
        }));
        let after = object(
            json!({"description": "x", "oauth2-configuration": {"token-validity": 60, "grant-types": ["password"]}}),
        );
        let told: Vec<_> = changes(&before, &after)
            .into_iter()
            .map(|change| (change.parameter, change.before, change.after))
            .collect();
        assert_eq!(
            told,
            [
                ("authorities".to_owned(), Some(json!(["a"])), None),
                ("oauth2-configuration.token-validity".to_owned(), Some(json!(900)), Some(json!(60))),
            ]
        );
        assert!(changes(&before, &before).is_empty());
    }
}

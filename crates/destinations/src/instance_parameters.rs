//! What an instance of the destination service is created with: destinations and certificates to begin with, and who of a
//! subscriber may read and write.
//!
//! Source: SAP BTP Connectivity, "Use a Config.JSON to Create or Update a Destination Service Instance".

use docket_storage::Tx;
use serde_json::{Map, Value, json};

use crate::certificates::file::CertificateFile;
use crate::error::DestinationError;
use crate::service::{Destinations, SUBACCOUNT};
use crate::transfer::{Action, Draft, Existing, json as destination_json};
use crate::validate::PropertyError;

/// Most destinations or certificates of a level given at once.
const MAX_ENTRIES: usize = 200;
const MAX_SCOPES: usize = 100;

/// Why parameters are not taken. No message holds a value.
#[derive(Debug, thiserror::Error)]
pub enum ParameterError {
    /// `field` is where it stands, such as `init_data.subaccount.destinations[0].URL`.
    #[error("{message}")]
    Invalid { field: String, message: String },
    /// There is a destination or certificate of that name, and the policy is to fail then.
    #[error("{message}")]
    Taken { field: String, message: String },
    #[error(transparent)]
    Destinations(#[from] DestinationError),
}

type Result<T> = std::result::Result<T, ParameterError>;

/// What the parameters say.
#[derive(Default)]
pub struct InstanceParameters {
    subaccount: LevelData,
    instance: LevelData,
}

/// What one level is to begin with.
#[derive(Default)]
struct LevelData {
    existing_destinations: Existing,
    destinations: Vec<Draft>,
    existing_certificates: Existing,
    certificates: Vec<CertificateFile>,
}

impl InstanceParameters {
    /// Reads what concerns destinations of the parameters `given`; others are passed over.
    ///
    /// docket has one tenant and no HTML5 runtime: `subscriber_access` and `HTML5Runtime_enabled` are checked and have no effect.
    ///
    /// # Errors
    /// [`ParameterError::Invalid`], also for a field there is not: most likely it is misspelt.
    pub fn read(given: &Map<String, Value>) -> Result<Self> {
        let mut read = Self::default();
        if given.get("HTML5Runtime_enabled").is_some_and(|value| !value.is_boolean()) {
            return Err(invalid("HTML5Runtime_enabled", "must be true or false"));
        }
        if given.get("version").is_some_and(|value| !value.is_string()) {
            return Err(invalid("version", "must be a text"));
        }
        if let Some(value) = given.get("subscriber_access") {
            check_subscriber_access(value)?;
        }
        for (level, value) in members(given.get("init_data"), "init_data")? {
            let field = format!("init_data.{level}");
            let data = match level {
                "subaccount" => &mut read.subaccount,
                "instance" => &mut read.instance,
                _ => return Err(unknown(&field, "subaccount and instance")),
            };
            *data = LevelData::read(&field, value)?;
        }
        Ok(read)
    }

    /// The parameters as they may be kept and shown: without the destinations' secrets and the certificates' contents.
    pub fn without_secrets(given: &Map<String, Value>) -> Map<String, Value> {
        let mut kept = given.clone();
        let levels = kept.get_mut("init_data").and_then(Value::as_object_mut);
        for (_, level) in levels.into_iter().flatten() {
            for destination in
                level.get_mut("destinations").and_then(Value::as_array_mut).into_iter().flatten()
            {
                if let Ok(draft) = destination_json::draft(destination.take()) {
                    let (open, mut left_out) = draft.properties.masked();
                    left_out.extend(draft.left_out);
                    *destination = destination_json::object(&open, &left_out);
                }
            }
            for certificate in
                level.get_mut("certificates").and_then(Value::as_array_mut).into_iter().flatten()
            {
                *certificate = json!({"Name": certificate["Name"], "Type": certificate["Type"]});
            }
        }
        kept
    }
}

impl LevelData {
    fn read(field: &str, value: &Value) -> Result<Self> {
        let mut data = Self::default();
        for (name, value) in members(Some(value), field)? {
            let field = format!("{field}.{name}");
            match name {
                "existing_destinations_policy" => data.existing_destinations = policy(&field, value)?,
                "existing_certificates_policy" => data.existing_certificates = policy(&field, value)?,
                "destinations" => {
                    data.destinations = entries(&field, value)?
                        .map(|(field, entry)| destination(&field, entry))
                        .collect::<Result<_>>()?;
                }
                "certificates" => {
                    data.certificates = entries(&field, value)?
                        .map(|(field, entry)| certificate(&field, entry))
                        .collect::<Result<_>>()?;
                }
                _ => {
                    let there = "existing_destinations_policy, existing_certificates_policy, destinations and certificates";
                    return Err(unknown(&field, there));
                }
            }
        }
        let names = data.certificates.iter().map(|file| file.name.as_str());
        if let Some(index) = first_twice(names) {
            return Err(invalid(
                &format!("{field}.certificates[{index}].Name"),
                "is also another certificate's",
            ));
        }
        Ok(data)
    }
}

impl Destinations {
    /// Makes the destinations and certificates the parameters say, within a transaction: after an error it is not to be
    /// committed.
    ///
    /// # Errors
    /// [`ParameterError`].
    pub async fn apply_instance_parameters(
        &self,
        tx: &mut Tx,
        instance_id: &str,
        parameters: InstanceParameters,
    ) -> Result<()> {
        let InstanceParameters { subaccount, instance } = parameters;
        self.apply_level(tx, SUBACCOUNT, "init_data.subaccount", subaccount).await?;
        self.apply_level(tx, instance_id, "init_data.instance", instance).await
    }

    /// To be called once a transaction with [`Destinations::apply_instance_parameters`] is committed.
    pub fn instance_parameters_applied(&self) {
        self.changed();
    }

    async fn apply_level(&self, tx: &mut Tx, level: &str, field: &str, data: LevelData) -> Result<()> {
        let LevelData { existing_destinations, destinations, existing_certificates, certificates } = data;
        for (index, file) in certificates.into_iter().enumerate() {
            let field = format!("{field}.certificates[{index}].Name");
            self.apply_certificate(tx, level, field, file, existing_certificates).await?;
        }
        if destinations.is_empty() {
            return Ok(());
        }
        let there = tx.list_destinations(&self.vault, level).await.map_err(DestinationError::from)?;
        let import = self.import_within(tx, level, destinations, existing_destinations).await?;
        let refused = import.destinations().enumerate().find(|(_, one)| one.action == Action::Refuse);
        let Some((index, refused)) = refused else { return Ok(()) };
        let field = format!("{field}.destinations[{index}]");
        let is_taken =
            existing_destinations == Existing::Fail && there.iter().any(|one| one.name == refused.name);
        // That it is taken is said last.
        match &refused.problems[..] {
            [_] if is_taken => Err(taken(format!("{field}.Name"), "destination", &refused.name)),
            problems => {
                Err(problems.first().map_or_else(|| invalid(&field, "is not taken"), |one| at(&field, one)))
            }
        }
    }

    async fn apply_certificate(
        &self,
        tx: &mut Tx,
        level: &str,
        field: String,
        file: CertificateFile,
        existing: Existing,
    ) -> Result<()> {
        let storage = DestinationError::from;
        let before = tx.find_certificate(&self.vault, level, &file.name).await.map_err(storage)?;
        let mut stored = self.certificates.fresh(level, file);
        match before {
            None => drop(tx.insert_certificate(&self.vault, &stored).await.map_err(storage)?),
            Some(_) if existing == Existing::Fail => return Err(taken(field, "certificate", &stored.name)),
            Some(_) if existing == Existing::Ignore => {}
            Some(before) => {
                stored.created_at = before.created_at;
                tx.update_certificate(&self.vault, &stored).await.map_err(storage)?;
            }
        }
        Ok(())
    }
}

fn destination(field: &str, value: &Value) -> Result<Draft> {
    let draft = destination_json::draft(value.clone())
        .map_err(|_| invalid(field, "must be an object, its properties as texts"))?;
    match draft.problems.first() {
        Some(problem) => Err(at(field, problem)),
        None if draft.properties.name().is_none() => Err(invalid(&format!("{field}.Name"), "is missing")),
        None => Ok(Draft { file: field.to_owned(), ..draft }),
    }
}

fn certificate(field: &str, value: &Value) -> Result<CertificateFile> {
    for (name, _) in members(Some(value), field)? {
        if !["Name", "Type", "Content"].contains(&name) {
            return Err(unknown(&format!("{field}.{name}"), "Name, Type and Content"));
        }
    }
    let text = |name: &str| value[name].as_str().unwrap_or_default();
    CertificateFile::read(text("Name"), text("Content")).map_err(|problem| at(field, &problem))
}

fn check_subscriber_access(value: &Value) -> Result<()> {
    for (kind, value) in members(Some(value), "subscriber_access")? {
        let field = format!("subscriber_access.{kind}");
        if !["destination", "certificate", "fragment"].contains(&kind) {
            return Err(unknown(&field, "destination, certificate and fragment"));
        }
        for (name, value) in members(Some(value), &field)? {
            let field = format!("{field}.{name}");
            if !["read_scopes", "write_scopes"].contains(&name) {
                return Err(unknown(&field, "read_scopes and write_scopes"));
            }
            let is_scope =
                |scope: &Value| scope.as_str().is_some_and(|scope| (1..=255).contains(&scope.len()));
            let is_fine =
                value.as_array().is_some_and(|all| all.len() <= MAX_SCOPES && all.iter().all(is_scope));
            if !is_fine {
                return Err(invalid(&field, "must be a list of scopes"));
            }
        }
    }
    Ok(())
}

fn policy(field: &str, value: &Value) -> Result<Existing> {
    value
        .as_str()
        .and_then(Existing::from_name)
        .ok_or_else(|| invalid(field, "must be update, fail or ignore"))
}

/// An object's members; none if there is no object.
fn members<'v>(value: Option<&'v Value>, field: &str) -> Result<Vec<(&'v str, &'v Value)>> {
    match value {
        None => Ok(Vec::new()),
        Some(Value::Object(object)) => {
            Ok(object.iter().map(|(name, value)| (name.as_str(), value)).collect())
        }
        Some(_) => Err(invalid(field, "must be an object")),
    }
}

/// A list's entries, each with where it stands.
fn entries<'v>(field: &str, value: &'v Value) -> Result<impl Iterator<Item = (String, &'v Value)>> {
    let Value::Array(entries) = value else { return Err(invalid(field, "must be a list")) };
    if entries.len() > MAX_ENTRIES {
        return Err(invalid(field, &format!("may have at most {MAX_ENTRIES} entries")));
    }
    let field = field.to_owned();
    Ok(entries.iter().enumerate().map(move |(index, entry)| (format!("{field}[{index}]"), entry)))
}

fn first_twice<'n>(names: impl Iterator<Item = &'n str>) -> Option<usize> {
    let mut known = Vec::new();
    names.enumerate().find_map(|(index, name)| {
        let is_twice = known.contains(&name);
        known.push(name);
        is_twice.then_some(index)
    })
}

fn invalid(field: &str, rule: &str) -> ParameterError {
    let field: String = field.chars().filter(|letter| !letter.is_control()).take(200).collect();
    // Where it stands is told beside the message.
    let name = field
        .strip_prefix("init_data.")
        .and_then(|below| below.split_once('.'))
        .map_or(&*field, |(_, name)| name);
    ParameterError::Invalid { message: format!("\"{name}\" {rule}"), field }
}

fn unknown(field: &str, there: &str) -> ParameterError {
    invalid(field, &format!("is no such field; there are {there}"))
}

fn at(field: &str, problem: &PropertyError) -> ParameterError {
    invalid(&format!("{field}.{}", problem.property), &problem.problem)
}

fn taken(field: String, what: &str, name: &str) -> ParameterError {
    let message = format!(
        "there is a {what} \"{name}\" already; choose another name, or update or ignore as existing_{what}s_policy"
    );
    ParameterError::Taken { field, message }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn read(given: &Value) -> Result<InstanceParameters> {
        InstanceParameters::read(given.as_object().unwrap())
    }

    fn usual() -> Value {
        json!({
            "HTML5Runtime_enabled": true, "version": "1.0.0",
            "subscriber_access": {"destination": {"read_scopes": ["$XSAPPNAME.read"], "write_scopes": []}},
            "init_data": {"subaccount": {
                "existing_destinations_policy": "update", "existing_certificates_policy": "ignore",
                "destinations": [{"Name": "A", "Type": "HTTP", "URL": "https://x", "HTML5.DynamicDestination": true, "Password": "hunter2"}],
                "certificates": [],
            }},
        })
    }

    #[test]
    fn a_usual_configuration_is_taken_and_kept_without_secrets() {
        let parameters = read(&usual()).unwrap();
        assert_eq!(parameters.subaccount.existing_destinations, Existing::Update);
        assert_eq!(parameters.subaccount.existing_certificates, Existing::Ignore);
        let properties = &parameters.subaccount.destinations[0].properties;
        assert_eq!(
            (properties.get("HTML5.DynamicDestination"), properties.get("Password")),
            (Some("true"), Some("hunter2"))
        );
        assert_eq!(parameters.instance.existing_destinations, Existing::Fail);
        let mut given = usual();
        given["init_data"]["instance"] = json!({"certificates": [{"Name": "a.p12", "Content": "hunter2"}]});
        let kept = Value::Object(InstanceParameters::without_secrets(given.as_object().unwrap()));
        assert!(!kept.to_string().contains("hunter2"), "{kept}");
        assert_eq!(kept["init_data"]["subaccount"]["destinations"][0]["$leftOut"], "Password");
        assert_eq!(kept["init_data"]["instance"]["certificates"][0]["Name"], "a.p12");
        assert_eq!(kept["subscriber_access"], given["subscriber_access"]);
    }

    #[rstest]
    #[case(json!({"HTML5Runtime_enabled": "yes"}), "HTML5Runtime_enabled")]
    #[case(json!({"init_data": []}), "init_data")]
    #[case(json!({"init_data": {"space": {}}}), "init_data.space")]
    #[case(json!({"init_data": {"instance": {"destination": []}}}), "init_data.instance.destination")]
    #[case(json!({"init_data": {"instance": {"existing_destinations_policy": "overwrite"}}}), "init_data.instance.existing_destinations_policy")]
    #[case(json!({"init_data": {"instance": {"destinations": {}}}}), "init_data.instance.destinations")]
    #[case(json!({"init_data": {"instance": {"destinations": ["A"]}}}), "init_data.instance.destinations[0]")]
    #[case(json!({"init_data": {"instance": {"destinations": [{"Name": "A"}, {"URL": "x"}]}}}), "init_data.instance.destinations[1].Name")]
    #[case(json!({"init_data": {"instance": {"destinations": [{"Name": "A", "URL": []}]}}}), "init_data.instance.destinations[0].URL")]
    #[case(json!({"init_data": {"subaccount": {"certificates": [{"Name": "a.p12"}]}}}), "init_data.subaccount.certificates[0].Content")]
    #[case(json!({"init_data": {"subaccount": {"certificates": [{"Name": "a.txt", "Content": "YQ=="}]}}}), "init_data.subaccount.certificates[0].Name")]
    #[case(json!({"init_data": {"subaccount": {"certificates": [{"Password": "x"}]}}}), "init_data.subaccount.certificates[0].Password")]
    #[case(json!({"subscriber_access": {"destinations": {}}}), "subscriber_access.destinations")]
    #[case(json!({"subscriber_access": {"destination": {"read_scopes": "x"}}}), "subscriber_access.destination.read_scopes")]
    fn the_field_at_fault_is_named(#[case] given: Value, #[case] expected: &str) {
        match read(&given).err().expect("it is refused") {
            ParameterError::Invalid { field, message } => {
                assert_eq!(field, expected);
                let name = message.split('"').nth(1).unwrap();
                assert!(expected.ends_with(name) && message.len() > name.len() + 8, "{message}");
            }
            other => panic!("{other}"),
        }
    }
}

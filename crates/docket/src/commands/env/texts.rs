//! Bindings as text: environment variables and manifests.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::binding::Binding;
use super::files;

/// The value of `VCAP_SERVICES`, for people to read.
pub fn vcap(bindings: &[Binding]) -> String {
    format!("{:#}\n", services(bindings))
}

/// `default-env.json`: the variables as one JSON object.
pub fn default_env(bindings: &[Binding]) -> String {
    format!("{:#}\n", json!({"VCAP_SERVICES": services(bindings)}))
}

/// Lines a shell and the usual `.env` readers understand alike: in single quotes, in which neither of them changes
/// anything. A single quote itself is written as JSON's escape.
pub fn dotenv(bindings: &[Binding], ca_file: Option<&Path>) -> String {
    let services = services(bindings).to_string().replace('\'', "\\u0027");
    let mut text = format!("VCAP_SERVICES='{services}'\n");
    if let Some(file) = ca_file {
        let _ = writeln!(text, "NODE_EXTRA_CA_CERTS='{}'", file.display());
    }
    text
}

/// Kubernetes Secrets, one for each binding, as JSON, which `kubectl apply -f -` takes.
///
/// Source: Service Binding Specification for Kubernetes 1.0, "Provisioned Service".
pub fn secrets(bindings: &[Binding]) -> String {
    let secret = |binding: &Binding| {
        let entries = files::entries(binding);
        let data: Map<String, Value> =
            entries.into_iter().map(|(name, text)| (name, Value::String(text))).collect();
        let name: String = binding.name.to_lowercase().replace('_', "-");
        json!({
            "apiVersion": "v1", "kind": "Secret", "metadata": {"name": name},
            "type": format!("servicebinding.io/{}", binding.service), "stringData": data,
        })
    };
    let items: Vec<Value> = bindings.iter().map(secret).collect();
    format!("{:#}\n", json!({"apiVersion": "v1", "kind": "List", "items": items}))
}

/// `VCAP_SERVICES`: by service, in the order given.
///
/// Source: Cloud Foundry, "`VCAP_SERVICES`".
fn services(bindings: &[Binding]) -> Value {
    let mut services = Map::new();
    for binding in bindings {
        let entry = json!({
            "name": binding.name, "label": binding.service, "plan": binding.plan, "tags": binding.tags(),
            "instance_name": binding.instance, "instance_guid": binding.instance_id, "binding_name": binding.key,
            "provider": null, "syslog_drain_url": null, "volume_mounts": [],
            "credentials": binding.credentials,
        });
        let of_service = services.entry(binding.service.clone()).or_insert_with(|| json!([]));
        of_service.as_array_mut().expect("only lists are put in").push(entry);
    }
    Value::Object(services)
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::super::binding::sample;
    use super::*;

    #[test]
    fn services_are_grouped_by_label_with_what_client_libraries_look_for() {
        let bindings =
            [sample("destination", "d", "k"), sample("xsuaa", "x", "k"), sample("destination", "e", "k")];
        let read: Value = serde_json::from_str(&vcap(&bindings)).unwrap();
        let names: Vec<_> = read["destination"].as_array().unwrap().iter().map(|one| &one["name"]).collect();
        assert_eq!(names, ["d", "e"]);
        assert_eq!(read["destination"][0]["tags"], json!(["destination", "conn", "connsvc"]));
        assert_eq!(
            (&read["xsuaa"][0]["label"], &read["xsuaa"][0]["plan"]),
            (&json!("xsuaa"), &json!("lite"))
        );
        assert_eq!(read["xsuaa"][0]["credentials"]["clientsecret"], "it's secret");
        let whole: Value = serde_json::from_str(&default_env(&bindings)).unwrap();
        assert_eq!(whole["VCAP_SERVICES"], read);
    }

    #[test]
    fn a_shell_reads_the_lines_as_they_are_meant() {
        let bindings = [sample("xsuaa", "x", "k")];
        let lines = dotenv(&bindings, Some(Path::new("/somewhere/else/ca.pem")));
        let script = format!("{lines}printf '%s|%s' \"$VCAP_SERVICES\" \"$NODE_EXTRA_CA_CERTS\"");
        let output = Command::new("sh").arg("-c").arg(script).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let (services, file) = text.rsplit_once('|').unwrap();
        assert_eq!(file, "/somewhere/else/ca.pem");
        let services: Value = serde_json::from_str(services).unwrap();
        assert_eq!(services["xsuaa"][0]["credentials"], Value::Object(bindings[0].credentials.clone()));
        assert_eq!(lines.lines().count(), 2);
    }

    #[test]
    fn a_secret_has_the_type_of_its_service_and_a_name_kubernetes_takes() {
        let read: Value = serde_json::from_str(&secrets(&[sample("xsuaa", "My_App", "k")])).unwrap();
        let secret = &read["items"][0];
        assert_eq!(
            (&secret["metadata"]["name"], &secret["type"]),
            (&json!("my-app"), &json!("servicebinding.io/xsuaa"))
        );
        assert_eq!(secret["stringData"]["type"], "xsuaa");
    }
}

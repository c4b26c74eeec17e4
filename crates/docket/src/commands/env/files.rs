//! Bindings as mounted files: a directory each, a file for each property.
//!
//! Source: Service Binding Specification for Kubernetes 1.0, "Workload Projection" (`type`, `provider`); SAP BTP service
//! operator, "Formats of Service Binding Secrets" (`.metadata`, which says how a file's text is to be read).

use std::os::unix::fs::DirBuilderExt as _;
use std::path::Path;

use anyhow::Context as _;
use docket_storage::vault::write_private;
use serde_json::{Value, json};

use super::binding::Binding;

/// What the binding's properties besides the credentials are, and which of them are JSON.
const METADATA: [(&str, &str); 6] = [
    ("instance_name", "text"),
    ("instance_guid", "text"),
    ("plan", "text"),
    ("label", "text"),
    ("type", "text"),
    ("tags", "json"),
];

/// Writes the bindings below `root`. Directories and files are their owner's alone; what an earlier run left of a binding is
/// replaced as a whole.
pub fn write(root: &Path, bindings: &[Binding]) -> anyhow::Result<()> {
    let make = |directory: &Path| {
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(directory)
            .with_context(|| format!("making {}", directory.display()))
    };
    make(root)?;
    for binding in bindings {
        let directory = root.join(&binding.name);
        remove_binding(&directory)?;
        make(&directory)?;
        for (name, text) in entries(binding) {
            let file = directory.join(name);
            write_private(&file, text.as_bytes()).with_context(|| format!("writing {}", file.display()))?;
        }
    }
    Ok(())
}

/// Removes an earlier binding, and nothing that is not one.
fn remove_binding(directory: &Path) -> anyhow::Result<()> {
    if !directory.exists() {
        return Ok(());
    }
    anyhow::ensure!(
        directory.join(".metadata").is_file(),
        "{} is there and is no service binding; choose another directory",
        directory.display()
    );
    std::fs::remove_dir_all(directory).with_context(|| format!("replacing {}", directory.display()))
}

/// The files of a binding: name and text.
pub fn entries(binding: &Binding) -> Vec<(String, String)> {
    let mut entries = vec![
        ("type".to_owned(), binding.service.clone()),
        ("provider".to_owned(), "docket".to_owned()),
        ("label".to_owned(), binding.service.clone()),
        ("plan".to_owned(), binding.plan.clone()),
        ("tags".to_owned(), json!(binding.tags()).to_string()),
        ("instance_name".to_owned(), binding.instance.clone()),
        ("instance_guid".to_owned(), binding.instance_id.clone()),
    ];
    let mut credentials = Vec::new();
    for (name, value) in &binding.credentials {
        let (format, text) = match value {
            Value::String(text) => ("text", text.clone()),
            other => ("json", other.to_string()),
        };
        credentials.push(json!({"name": name, "format": format}));
        entries.push((name.clone(), text));
    }
    let about: Vec<Value> =
        METADATA.iter().map(|(name, format)| json!({"name": name, "format": format})).collect();
    let metadata = json!({"metaDataProperties": about, "credentialProperties": credentials});
    entries.push((".metadata".to_owned(), metadata.to_string()));
    entries
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::super::binding::sample;
    use super::*;

    #[test]
    fn each_property_is_a_file_of_its_owner_alone_and_the_metadata_says_how_to_read_it() {
        let directory = tempfile::tempdir().unwrap();
        let root = directory.path().join("bindings");
        write(&root, &[sample("one-inbox-service", "tc", "k")]).unwrap();
        let read = |name: &str| std::fs::read_to_string(root.join("tc").join(name)).unwrap();
        assert_eq!((read("type"), read("provider")), ("one-inbox-service".to_owned(), "docket".to_owned()));
        assert_eq!(read("clientsecret"), "it's secret");
        let metadata: Value = serde_json::from_str(&read(".metadata")).unwrap();
        for property in metadata["metaDataProperties"].as_array().unwrap() {
            read(property["name"].as_str().unwrap());
        }
        for property in metadata["credentialProperties"].as_array().unwrap() {
            let text = read(property["name"].as_str().unwrap());
            if property["format"] == "json" {
                serde_json::from_str::<Value>(&text).unwrap();
            }
        }
        assert_eq!(metadata["credentialProperties"][4], json!({"name": "endpoints", "format": "json"}));
        for entry in std::fs::read_dir(root.join("tc")).unwrap() {
            assert_eq!(entry.unwrap().metadata().unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert_eq!(root.metadata().unwrap().permissions().mode() & 0o777, 0o700);
    }

    #[test]
    fn a_second_run_replaces_a_binding_and_never_another_directory() {
        let directory = tempfile::tempdir().unwrap();
        write(directory.path(), &[sample("xsuaa", "x", "k")]).unwrap();
        std::fs::write(directory.path().join("x/left-over"), "").unwrap();
        write(directory.path(), &[sample("xsuaa", "x", "k")]).unwrap();
        assert!(!directory.path().join("x/left-over").exists());
        std::fs::create_dir(directory.path().join("mine")).unwrap();
        assert!(write(directory.path(), &[sample("xsuaa", "mine", "k")]).is_err());
        assert!(directory.path().join("mine").exists());
    }
}

//! One service an application is bound to.

use serde_json::{Map, Value};

/// A key of a service instance, as an application is given it.
#[derive(Clone, Debug)]
pub struct Binding {
    /// Unique among the bindings of an application: the instance's name, with the key's if the instance is bound twice.
    pub name: String,
    pub instance: String,
    pub instance_id: String,
    pub key: String,
    pub service: String,
    pub plan: String,
    pub credentials: Map<String, Value>,
}

impl Binding {
    /// What client libraries look for besides the label.
    ///
    /// Source: service catalogs of SAP BTP: `destination` and `xsuaa` in the examples of `@sap/xsenv`.
    pub fn tags(&self) -> &'static [&'static str] {
        match self.service.as_str() {
            "destination" => &["destination", "conn", "connsvc"],
            "xsuaa" => &["xsuaa"],
            _ => &[],
        }
    }
}

/// Gives bindings of one instance names of their own.
pub fn unique_names(mut bindings: Vec<Binding>) -> Vec<Binding> {
    let instances: Vec<String> = bindings.iter().map(|binding| binding.instance.clone()).collect();
    for binding in &mut bindings {
        if instances.iter().filter(|instance| **instance == binding.instance).count() > 1 {
            binding.name = format!("{}-{}", binding.instance, binding.key);
        }
    }
    bindings
}

#[cfg(test)]
pub fn sample(service: &str, instance: &str, key: &str) -> Binding {
    let credentials = serde_json::json!({
        "clientid": "sb-app!t1|x!b1", "clientsecret": "it's secret", "credential-type": "binding-secret",
        "verificationkey": "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n",
        "endpoints": {"inbox_rest_url": "http://127.0.0.1:8080/task-center-service"},
    });
    Binding {
        name: instance.to_owned(),
        instance: instance.to_owned(),
        instance_id: "6a2d".to_owned(),
        key: key.to_owned(),
        service: service.to_owned(),
        plan: "lite".to_owned(),
        credentials: credentials.as_object().cloned().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instance_that_is_bound_twice_is_told_apart_by_its_keys() {
        let bindings = [("a", "one"), ("b", "one"), ("a", "two")];
        let bindings = bindings.map(|(instance, key)| sample("xsuaa", instance, key)).to_vec();
        let names: Vec<_> = unique_names(bindings).into_iter().map(|binding| binding.name).collect();
        assert_eq!(names, ["a-one", "b", "a-two"]);
    }
}

//! Merging fragments over a destination.

use aws_lc_rs::digest;

use super::{FRAGMENT_NAME, Fragment};
use crate::properties::Destination;

/// The destination with the fragments' properties over its own, later ones over earlier ones.
///
/// `FragmentName` lists those applied. The `ETag` changes with each of them, so that a condition never hides a changed fragment.
pub(crate) fn merged(mut destination: Destination, fragments: &[Fragment]) -> Destination {
    if fragments.is_empty() {
        return destination;
    }
    let mut tags = digest::Context::new(&digest::SHA256);
    tags.update(destination.etag.as_bytes());
    for fragment in fragments {
        tags.update(fragment.etag.as_bytes());
        for (property, value) in fragment.properties.iter() {
            destination.properties.set(property, value);
        }
    }
    let names: Vec<&str> = fragments.iter().map(Fragment::name).collect();
    destination.properties.set(FRAGMENT_NAME, names.join(","));
    destination.etag = hex::encode(tags.finish());
    destination
}

#[cfg(test)]
mod tests {
    use docket_domain::Timestamp;

    use super::*;
    use crate::properties::Properties;

    const NOON: Timestamp = Timestamp::from_seconds(1_000);

    fn fragment(name: &str, further: (&str, &str)) -> Fragment {
        Fragment {
            instance_id: String::new(),
            properties: Properties::from([(FRAGMENT_NAME, name), further]),
            etag: format!("tag of {name}"),
            created_at: NOON,
            modified_at: NOON,
        }
    }

    #[test]
    fn a_later_fragment_wins_and_all_are_named() {
        let destination = Destination {
            instance_id: String::new(),
            properties: Properties::from([("Name", "A"), ("URL", "https://a"), ("User", "u")]),
            etag: "e".to_owned(),
            created_at: NOON,
            modified_at: NOON,
        };
        let both = [fragment("f", ("URL", "https://f")), fragment("g", ("URL", "https://g"))];
        let result = merged(destination.clone(), &both);
        let shown = ["Name", "URL", "User", FRAGMENT_NAME].map(|name| result.get(name).unwrap());
        assert_eq!(shown, ["A", "https://g", "u", "f,g"]);
        assert_eq!(result.etag.len(), 64);
        assert_ne!(result.etag, merged(destination.clone(), &both[..1]).etag);
        assert_eq!(merged(destination.clone(), &[]), destination);
    }
}

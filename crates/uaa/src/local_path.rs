//! Where a browser goes after signing in: somewhere on our own address.

use url::Url;

/// A path on our own address for after signing in, as it was asked for if it is one; `/` otherwise.
pub(crate) fn local_path(wanted: Option<&str>) -> String {
    let base = Url::parse("http://docket.invalid/").expect("the address is well-formed");
    let ours = |path: &&str| {
        path.starts_with('/')
            && !path.starts_with("//")
            && !path.contains(|letter: char| letter == '\\' || letter.is_control())
            && path.len() <= 4096
            && base.join(path).is_ok_and(|joined| joined.origin() == base.origin())
    };
    wanted.filter(ours).unwrap_or("/").to_owned()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("/oauth/authorize?client_id=a&state=%2F%2Fx", "/oauth/authorize?client_id=a&state=%2F%2Fx")]
    #[case("//evil.com/x", "/")]
    #[case("/\\evil.com", "/")]
    #[case("https://evil.com/", "/")]
    #[case("/\t/evil.com", "/")]
    #[case("inbox", "/")]
    fn after_signing_in_one_stays_here(#[case] wanted: &str, #[case] expected: &str) {
        assert_eq!(local_path(Some(wanted)), expected);
    }
}

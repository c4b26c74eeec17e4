//! Headers that no destination sets.

/// What says how a message is carried and whom it is for: HTTP itself sets it, and a second opinion breaks the call or leads it
/// elsewhere.
///
/// Source: RFC 9110, sections 7.2 and 7.6.1; RFC 9112, section 6.
const OF_THE_CALL: [&str; 10] = [
    "connection",
    "content-length",
    "expect",
    "host",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Whether the header belongs to the call itself, whatever is sent.
pub(crate) fn is_of_the_call(header: &str) -> bool {
    OF_THE_CALL.iter().any(|name| header.eq_ignore_ascii_case(name))
}

/// Whether it belongs to a token request itself, which is always a form.
pub(crate) fn is_of_a_token_request(header: &str) -> bool {
    is_of_the_call(header) || header.eq_ignore_ascii_case("content-type")
}

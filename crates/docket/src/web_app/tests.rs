//! The web app as a browser gets it, through everything an answer passes.

use axum::body::Body;
use docket_testkit::callers::{Answer, Api, TestAuthenticator, TestCaller};

use super::*;
use crate::server;

const DOCUMENT: &str = "<!doctype html><script type=module src=/assets/index-8f3a.js></script>";
const SCRIPT: &str =
    "console.log('a script that is long enough to be worth compressing, which this one is');";

/// A web app of a few files.
fn sample(path: &str) -> Option<File> {
    let content = match path {
        "index.html" => DOCUMENT,
        "assets/index-8f3a.js" => SCRIPT,
        "assets/index-77.css" | "assets/de/messages-1.json" | "assets/a-2.svg" | "assets/b-3.png" => "{}",
        "assets/72-4.woff2" => "a font file that is long enough to be worth compressing, were it not a font",
        _ => return None,
    };
    Some(File {
        content: Cow::Borrowed(content.as_bytes()),
        hash: [u8::try_from(content.len()).unwrap(); 32],
    })
}

fn browser(find: Find) -> Api {
    let routes = WebApp { find, authenticator: TestAuthenticator::new() }.routes();
    Api::new(server::with_layers(routes, vec!["docket.example".to_owned()]))
}

async fn open(api: &Api, caller: &TestCaller, path: &str, header: (header::HeaderName, &str)) -> Answer {
    let mut request = Request::builder()
        .uri(path)
        .header(header::HOST, "docket.example")
        .header(header.0, header.1)
        .body(Body::empty())
        .unwrap();
    request.headers_mut().extend(caller.headers());
    api.send(request).await
}

const AS_A_PERSON: (header::HeaderName, &str) = (header::ACCEPT, "text/html,application/xhtml+xml");

#[tokio::test]
async fn every_page_is_the_one_document_for_somebody_signed_in() {
    let api = browser(sample);
    let signed_in = TestCaller::session("someone");
    for path in [
        "/",
        "/?group=HR",
        "/tasks/urn%3Asap.odm.bpm.Task%3Aa%2Fb%3Ac",
        "/tasks/urn:sap.odm.bpm.Task:a/b:c",
        "/cockpit",
        "/cockpit/destinations/SuccessFactors?edit=1",
        "/admin/",
        "/admin/connectors",
    ] {
        let answer = open(&api, &signed_in, path, AS_A_PERSON).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.body, DOCUMENT);
        assert_eq!(answer.headers[header::CONTENT_TYPE], "text/html; charset=utf-8");
        assert_eq!(answer.headers[header::CACHE_CONTROL], "no-cache");
    }
}

#[tokio::test]
async fn nobody_is_sent_to_sign_in_and_comes_back_to_the_same_place() {
    let api = browser(sample);
    for (path, back) in [
        ("/", "%2F"),
        ("/cockpit/destinations?search=a%26b", "%2Fcockpit%2Fdestinations%3Fsearch%3Da%2526b"),
        ("/tasks/urn%3Aa%2Fb", "%2Ftasks%2Furn%253Aa%252Fb"),
    ] {
        for caller in [TestCaller::Nobody, TestCaller::person("with a token, which opens no page")] {
            let answer = open(&api, &caller, path, AS_A_PERSON).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
            assert_eq!(answer.headers[header::LOCATION], format!("/login?return={back}"));
            assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
        }
    }
}

#[tokio::test]
async fn a_browser_that_has_the_document_is_told_so_until_it_changes() {
    let api = browser(sample);
    let signed_in = TestCaller::session("someone");
    let first = open(&api, &signed_in, "/", AS_A_PERSON).await;
    let tag = first.headers[header::ETAG].to_str().unwrap().to_owned();
    let again = open(&api, &signed_in, "/", (header::IF_NONE_MATCH, &format!("\"other\", {tag}"))).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert!(again.body.is_null());
    let changed = open(&api, &signed_in, "/", (header::IF_NONE_MATCH, "W/\"00\"")).await;
    assert_eq!(changed.status, StatusCode::OK);
    let nobody = open(&api, &TestCaller::Nobody, "/", (header::IF_NONE_MATCH, &tag)).await;
    assert_eq!(nobody.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn files_say_what_they_are_and_are_kept_for_good() {
    let api = browser(sample);
    for (path, kind) in [
        ("/assets/index-8f3a.js", "text/javascript; charset=utf-8"),
        ("/assets/index-77.css", "text/css; charset=utf-8"),
        ("/assets/de/messages-1.json", "application/json"),
        ("/assets/a-2.svg", "image/svg+xml"),
        ("/assets/b-3.png", "image/png"),
        ("/assets/72-4.woff2", "font/woff2"),
    ] {
        let answer = open(&api, &TestCaller::Nobody, path, (header::ACCEPT, "*/*")).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.headers[header::CONTENT_TYPE], kind);
        assert_eq!(answer.headers[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
    }
}

#[tokio::test]
async fn scripts_travel_compressed_and_fonts_as_they_are() {
    let api = browser(sample);
    let gzip = (header::ACCEPT_ENCODING, "gzip");
    let script = open(&api, &TestCaller::Nobody, "/assets/index-8f3a.js", gzip).await;
    assert_eq!(script.headers[header::CONTENT_ENCODING], "gzip");
    let gzip = (header::ACCEPT_ENCODING, "gzip");
    let font = open(&api, &TestCaller::Nobody, "/assets/72-4.woff2", gzip).await;
    assert!(!font.headers.contains_key(header::CONTENT_ENCODING));
}

#[tokio::test]
async fn an_unknown_address_is_a_page_for_a_person_and_an_error_for_a_program() {
    let api = browser(sample);
    for path in ["/inbox", "/assets/gone.js", "/assets/..%2findex.html", "/cockpit-api/v9", "/tasks"] {
        let page = open(&api, &TestCaller::Nobody, path, AS_A_PERSON).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(page.headers[header::CONTENT_TYPE], "text/html; charset=utf-8");
        let program = open(&api, &TestCaller::Nobody, path, (header::ACCEPT, "application/json")).await;
        assert_eq!(program.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(program.code(), Some("taskcenter.notFound"));
    }
}

#[tokio::test]
async fn without_a_built_web_app_the_page_says_how_to_build_it() {
    let api = browser(|_| None);
    let answer = open(&api, &TestCaller::Nobody, "/", AS_A_PERSON).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.body.as_str().unwrap().contains("<code>make</code>"));
}

#[tokio::test]
async fn pages_may_load_from_this_host_alone() {
    let answer = open(&browser(sample), &TestCaller::session("someone"), "/", AS_A_PERSON).await;
    let policy = answer.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(
        policy.starts_with("default-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'")
    );
    assert!(!policy.contains("unsafe"), "{policy}");
    assert_eq!(answer.headers[header::X_FRAME_OPTIONS], "DENY");
}

/// A debug build finds files below this folder by comparing full paths; one with `..` in it is below none.
#[test]
fn the_folder_of_the_web_app_is_written_without_detours() {
    let generated = include_str!(concat!(env!("OUT_DIR"), "/built.rs"));
    let workspace = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap();
    let folder = workspace.join("web/dist").into_os_string().into_string().unwrap();
    assert!(generated.contains(&format!("#[folder = {folder:?}]")), "{generated}");
}

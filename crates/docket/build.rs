//! Says where the built web app is, and in a release that it is part of the program.

use std::path::Path;

fn main() {
    // Without `..`: files are only read from below the folder as it is written here, also if it is made later.
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .expect("the crate is in a workspace");
    println!("cargo::rustc-env=DOCKET_WEB_DIST={}", root.join("web/dist").display());
    // A debug build reads the files at run time.
    let release = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    println!("cargo::rerun-if-changed={}", if release { "../../web/dist" } else { "build.rs" });
}

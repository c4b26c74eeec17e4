//! Says where the built web app is, and in a release that it is part of the program.

use std::path::{Path, PathBuf};

fn main() {
    // Without `..`: files are only read from below the folder as it is written here, also if it is made later.
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .expect("the crate is in a workspace");
    let folder = root.join("web/dist").into_os_string().into_string().expect("the workspace's path is text");
    let built = format!(
        "#[derive(rust_embed::Embed)]\n#[folder = {folder:?}]\n#[allow_missing = true]\npub(super) struct Built;\n"
    );
    let target = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo names it")).join("built.rs");
    std::fs::write(target, built).expect("cargo's own directory can be written");
    // A debug build reads the files at run time.
    let release = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    println!("cargo::rerun-if-changed={}", if release { "../../web/dist" } else { "build.rs" });
}

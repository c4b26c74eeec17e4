//! A release has the built web app in it: it is built again when that changed. (A debug build reads it at run time.)

fn main() {
    let release = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    println!("cargo::rerun-if-changed={}", if release { "../../web/dist" } else { "build.rs" });
}

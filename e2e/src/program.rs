//! The built program, running.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use serde_json::Value;

use crate::Api;

const PATIENCE: Duration = Duration::from_mins(1);

/// The program that `cargo build` left beside the tests.
///
/// # Panics
/// If it was not built.
pub fn binary() -> PathBuf {
    let mut directory = std::env::current_exe().expect("a test knows where it is");
    directory.pop();
    if directory.ends_with("deps") {
        directory.pop();
    }
    let binary = directory.join("docket");
    assert!(binary.is_file(), "{} is missing; build it with: cargo build -p docket", binary.display());
    binary
}

/// A running process that is ended with this value.
struct Process {
    child: Child,
    url: String,
    log: PathBuf,
}

impl Process {
    /// Starts the program and waits until it says where it is reached.
    fn start(arguments: &[&str], environment: &[(&str, &str)], log: PathBuf) -> Self {
        let file =
            std::fs::File::options().create(true).append(true).open(&log).expect("the log can be written");
        let mut command = Command::new(binary());
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("DOCKET_")) {
            command.env_remove(name);
        }
        let child = command
            .args(arguments)
            .envs(environment.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(file)
            .spawn()
            .expect("the program starts");
        // From here on the process ends with this value, also if the test does not go on.
        let mut process = Self { child, url: String::new(), log };
        let stdout = process.child.stdout.take().expect("standard output is piped");
        let (tell, told) = mpsc::channel();
        std::thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                // The receiver is gone once the program is ready; the pipe is still to be emptied.
                let _ = tell.send(line);
            }
        });
        while let Ok(line) = told.recv_timeout(PATIENCE) {
            if let Some((_, url)) = line.split_once(" is ready at ") {
                url.trim().trim_end_matches('/').clone_into(&mut process.url);
                return process;
            }
        }
        panic!("{arguments:?} did not start");
    }

    fn end(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.end();
        if std::thread::panicking() {
            eprintln!("{}:\n{}", self.log.display(), std::fs::read_to_string(&self.log).unwrap_or_default());
        }
    }
}

/// `docket serve` on free ports, with a data directory of its own.
pub struct Docket {
    process: Process,
    directory: tempfile::TempDir,
    settings: Vec<(String, String)>,
}

impl Docket {
    /// An empty task center that may call this machine and looks for changes every second.
    pub fn start() -> Self {
        Self::with(&[])
    }

    /// The same with further settings, as environment variables.
    pub fn with(settings: &[(&str, &str)]) -> Self {
        let defaults = [
            ("DOCKET_OUTBOUND_ALLOW_PRIVATE", "loopback"),
            ("DOCKET_CONNECTORS_DELTA_INTERVAL_SECONDS", "1"),
            // Making a key of 4096 bits takes seconds.
            ("DOCKET_TRUST_KEY_BITS", "2048"),
        ];
        let settings: Vec<_> = defaults
            .iter()
            .chain(settings)
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        let directory = tempfile::tempdir().expect("the temporary directory is writable");
        let process = Self::launch(directory.path(), &settings);
        Self { process, directory, settings }
    }

    fn launch(directory: &Path, settings: &[(String, String)]) -> Process {
        let environment: Vec<_> =
            settings.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let data = directory.join("data");
        let arguments = [
            "serve",
            "--data-dir",
            data.to_str().expect("temporary paths are UTF-8"),
            "--listen",
            "127.0.0.1:0",
            "--tls-listen",
            "127.0.0.1:0",
            "--stop-with-stdin",
        ];
        Process::start(&arguments, &environment, directory.join("docket.log"))
    }

    /// Ends the program at once, as a power cut would.
    pub fn kill(&mut self) {
        self.process.end();
    }

    /// Starts it again on the same data; it takes the same ports.
    pub fn restart(&mut self) {
        self.kill();
        self.process = Self::launch(self.directory.path(), &self.settings);
    }

    pub fn url(&self) -> &str {
        &self.process.url
    }

    pub fn pid(&self) -> u32 {
        self.process.child.id()
    }

    pub fn data_dir(&self) -> PathBuf {
        self.directory.path().join("data")
    }

    /// What the program logged so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.process.log).unwrap_or_default()
    }

    /// Called as the command line calls: with the admin token.
    pub fn admin(&self) -> Api {
        let token =
            std::fs::read_to_string(self.data_dir().join("admin-token")).expect("the first start wrote it");
        Api::new(self.url()).bearer(token.trim())
    }

    /// Called as nobody.
    pub fn anonymous(&self) -> Api {
        Api::new(self.url())
    }

    /// Runs a command of the program against this server.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.run_with_input(arguments, "")
    }

    /// The same with something to read on standard input.
    ///
    /// # Panics
    /// If the program cannot be started.
    pub fn run_with_input(&self, arguments: &[&str], input: &str) -> Output {
        use std::io::Write as _;
        let mut child = Command::new(binary())
            .args(arguments)
            .env("DOCKET_DATA_DIR", self.data_dir())
            .env_remove("DOCKET_URL")
            .env_remove("DOCKET_TOKEN")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdin = child.stdin.take().expect("standard input is piped");
        // A command that reads nothing may have ended already.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        child.wait_with_output().expect("the program ends")
    }

    /// Runs a command that must succeed; gives what it printed.
    ///
    /// # Panics
    /// If it fails, with what it said.
    pub fn ok(&self, arguments: &[&str]) -> String {
        self.ok_with_input(arguments, "")
    }

    pub fn ok_with_input(&self, arguments: &[&str], input: &str) -> String {
        let output = self.run_with_input(arguments, input);
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{arguments:?} failed: {out}{err}");
        out.into_owned()
    }
}

/// `docket sandbox successfactors` on a free port, with a data directory of its own.
pub struct Sandbox {
    process: Process,
    directory: tempfile::TempDir,
}

impl Sandbox {
    /// A tenant with its ten leave requests.
    pub fn start() -> Self {
        Self::with_tasks(0)
    }

    /// A tenant with as many further leave requests.
    pub fn with_tasks(tasks: u64) -> Self {
        let tasks = tasks.to_string();
        let directory = tempfile::tempdir().expect("the temporary directory is writable");
        let data = directory.path().join("data");
        let arguments = [
            "sandbox",
            "successfactors",
            "--data-dir",
            data.to_str().expect("temporary paths are UTF-8"),
            "--port",
            "0",
            "--tasks",
            &tasks,
            "--stop-with-stdin",
        ];
        let process = Process::start(&arguments, &[], directory.path().join("sandbox.log"));
        Self { process, directory }
    }

    pub fn url(&self) -> &str {
        &self.process.url
    }

    /// What `sandbox.json` says: company, people, passwords.
    pub fn facts(&self) -> Value {
        let text =
            std::fs::read(self.directory.path().join("data/sandbox.json")).expect("the start wrote it");
        serde_json::from_slice(&text).expect("it is JSON")
    }

    /// Somebody at the company who fits.
    ///
    /// # Panics
    /// If nobody does.
    pub fn person(&self, fits: impl Fn(&Value) -> bool) -> Value {
        let facts = self.facts();
        let people = facts["people"].as_array().expect("people is a list");
        people.iter().find(|person| fits(person)).expect("somebody fits").clone()
    }

    /// Called as this person, with name and password.
    pub fn called_as(&self, person: &Value) -> Api {
        let company = self.facts()["company_id"].as_str().expect("company_id is text").to_owned();
        let name = format!("{}@{company}", person["user_id"].as_str().expect("user_id is text"));
        Api::new(self.url()).basic(&name, person["password"].as_str().expect("password is text"))
    }

    pub fn admin(&self) -> Api {
        self.called_as(&self.person(|person| person["admin"] == true))
    }
}

//! Starting, listening, stopping.

use std::fmt::Write as _;
use std::fs::{self, File, TryLockError};
use std::io::Write as _;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::seed::{people, requests};
use crate::{COMPANY_ID, Chance, Clock, Sandbox, SandboxArgs, Store, router};

const PORT: &str = "port";
const TOKEN_SECRET: &str = "token_secret";
/// How long open requests may take once we are told to stop.
const GRACE: std::time::Duration = std::time::Duration::from_secs(5);

/// Runs the tenant until `stop` is cancelled, and tells on the terminal where it is.
///
/// # Errors
/// If the directory is in use by another sandbox, the address is not a loopback one or taken, or the disk refuses.
pub async fn run(args: SandboxArgs, stop: CancellationToken) -> anyhow::Result<()> {
    let running = start(&args, Clock::system(), Chance::system()).await?;
    running.announce();
    running.serve(stop).await
}

/// What `sandbox.json` holds, for whoever sets up a demonstration or a test.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Card {
    pub url: String,
    pub company_id: String,
    pub people: Vec<CardPerson>,
}

/// One of the people in `sandbox.json`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CardPerson {
    pub user_id: String,
    pub password: String,
    pub display_name: String,
    pub given_name: String,
    pub family_name: String,
    pub email: String,
    pub global_user_id: Option<String>,
    pub manager: Option<String>,
    pub admin: bool,
    pub locale: String,
}

/// A tenant that is ready and listens; requests wait until [`Running::serve`].
pub struct Running {
    sandbox: Sandbox,
    listener: TcpListener,
    card: Card,
    card_file: PathBuf,
    generated: (u64, u64),
    /// Held while we run; the operating system lets go of it even after a crash.
    _lock: File,
}

/// Opens the directory, fills it, listens, and writes `sandbox.json`. See [`run`] for the errors.
pub async fn start(args: &SandboxArgs, clock: Clock, chance: Chance) -> anyhow::Result<Running> {
    ensure!(
        args.listen.is_loopback(),
        "the sandbox listens on this machine alone, and {} is not a loopback address; use --listen 127.0.0.1 or --listen ::1",
        args.listen
    );
    let directory = &args.data_dir;
    make_directory(directory)?;
    let lock = lock(directory)?;
    let file = directory.join("sandbox.db");
    let store = Store::open(&file).await.with_context(|| format!("cannot open {}", file.display()))?;
    let now = clock.now();
    people::ensure(&store, &chance).await?;
    requests::ensure_first_ten(&store, now).await?;
    let generated = requests::ensure_generated(&store, args.tasks, args.seed, now).await?;
    let listener = listen(args, &store).await?;
    let address = listener.local_addr()?;
    store.put_setting(PORT, &address.port().to_string()).await?;
    let token_secret = token_secret(&store, &chance).await?;
    let base_url = format!("http://{address}");
    let card_file = directory.join("sandbox.json");
    let card = write_card(&card_file, &store, &chance, &base_url).await?;
    let sandbox = Sandbox::new(store, clock, chance, base_url, token_secret);
    Ok(Running { sandbox, listener, card, card_file, generated, _lock: lock })
}

impl Running {
    /// What was written to `sandbox.json`.
    pub fn card(&self) -> &Card {
        &self.card
    }

    pub fn sandbox(&self) -> &Sandbox {
        &self.sandbox
    }

    /// Generated requests there are, and how many of them this start added.
    pub fn generated(&self) -> (u64, u64) {
        self.generated
    }

    /// Answers requests until `stop` is cancelled, then lets open ones end.
    pub async fn serve(self, stop: CancellationToken) -> anyhow::Result<()> {
        let store = self.sandbox.store().clone();
        let router = router::router(self.sandbox);
        let served =
            axum::serve(self.listener, router).with_graceful_shutdown(stop.clone().cancelled_owned());
        let late = async {
            stop.cancelled().await;
            tokio::time::sleep(GRACE).await;
        };
        tokio::select! {
            result = served => result.context("the sandbox stopped listening")?,
            () = late => tracing::warn!("requests were still open {} s after the stop", GRACE.as_secs()),
        }
        store.close().await;
        Ok(())
    }

    /// Says where the sandbox is and where to click. It goes on if nobody reads that.
    fn announce(&self) {
        let url = &self.card.url;
        let mut text = format!("The SuccessFactors sandbox is ready at {url}\n  Company: {COMPANY_ID}\n");
        let (there, added) = self.generated;
        if there > 0 {
            let _ = writeln!(text, "  Generated leave requests: {there} ({added} of them new)");
        }
        let _ = writeln!(text, "  Passwords of the six people: {}", self.card_file.display());
        for (who, what, path) in [
            ("slindgren", "Admin Center: upgrade and OAuth2 clients", "/admin"),
            ("afischer", "an employee: ask for leave", "/time-off"),
            ("mkeller", "a manager: the team's requests", "/time-off/team"),
        ] {
            let _ = writeln!(text, "  {who:<10} {what:<42} {url}{path}");
        }
        let _ = std::io::stdout().write_all(text.as_bytes());
    }
}

/// Makes the directory if it is missing, and closes it to others either way: the database holds the token secret.
fn make_directory(directory: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(directory)
        .with_context(|| format!("cannot make the directory {}", directory.display()))?;
    #[cfg(unix)]
    fs::set_permissions(directory, std::os::unix::fs::PermissionsExt::from_mode(0o700))
        .with_context(|| format!("cannot close {} to others", directory.display()))?;
    Ok(())
}

fn lock(directory: &Path) -> anyhow::Result<File> {
    let path = directory.join("sandbox.lock");
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => bail!(
            "another sandbox runs on {}; stop it, or name another directory with --data-dir",
            directory.display()
        ),
        Err(TryLockError::Error(error)) => {
            Err(error).with_context(|| format!("cannot lock {}", path.display()))
        }
    }
}

async fn listen(args: &SandboxArgs, store: &Store) -> anyhow::Result<TcpListener> {
    let remembered = store.find_setting(PORT).await?.and_then(|text| text.parse().ok());
    let port = if args.port == 0 { remembered.unwrap_or(0) } else { args.port };
    let address = SocketAddr::new(args.listen, port);
    TcpListener::bind(address).await.with_context(|| {
        format!("cannot listen on {address}; if another program uses it, name another port with --port")
    })
}

async fn token_secret(store: &Store, chance: &Chance) -> anyhow::Result<[u8; 32]> {
    let text = if let Some(text) = store.find_setting(TOKEN_SECRET).await? {
        text
    } else {
        let text = chance.hex::<32>();
        store.put_setting(TOKEN_SECRET, &text).await?;
        text
    };
    let mut secret = [0; 32];
    hex::decode_to_slice(&text, &mut secret).context("the stored token secret is damaged")?;
    Ok(secret)
}

/// Writes `sandbox.json`. Passwords are known from the file alone: whoever is missing there gets a new one.
async fn write_card(path: &Path, store: &Store, chance: &Chance, url: &str) -> anyhow::Result<Card> {
    let known: Option<Card> = match fs::read(path) {
        Ok(bytes) => serde_json::from_slice(&bytes).ok(),
        Err(_) => None,
    };
    let known = known.map(|card| card.people).unwrap_or_default();
    let mut people = Vec::new();
    for person in store.list_people().await?.into_iter().filter(|person| !person.technical) {
        let password = match known.iter().find(|known| known.user_id == person.user_id) {
            Some(known) if store.find_password_hash(&person.user_id).await?.is_some() => {
                known.password.clone()
            }
            _ => people::give_password(store, chance, &person.user_id).await?,
        };
        people.push(CardPerson {
            password,
            display_name: person.display_name(),
            user_id: person.user_id,
            given_name: person.given_name,
            family_name: person.family_name,
            email: person.email,
            global_user_id: person.global_user_id,
            manager: person.manager,
            admin: person.admin,
            locale: person.locale,
        });
    }
    let card = Card { url: url.to_owned(), company_id: COMPANY_ID.to_owned(), people };
    write_secret(path, &serde_json::to_vec_pretty(&card)?)?;
    Ok(card)
}

/// Replaces a file in one step; nobody but its owner reads it at any moment.
fn write_secret(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let beside = path.with_extension("json.new");
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = || -> std::io::Result<()> {
        match fs::remove_file(&beside) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut file = options.open(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&beside, path)
    };
    written().with_context(|| format!("cannot write {}", path.display()))
}

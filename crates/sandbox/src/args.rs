//! What the command line may say.

use std::net::IpAddr;
use std::path::PathBuf;

/// Options of `docket sandbox successfactors`.
#[derive(Clone, Debug, clap::Args)]
pub struct SandboxArgs {
    /// Where the sandbox keeps its database and sandbox.json; made if missing
    #[arg(long, env = "DOCKET_SANDBOX_DATA_DIR", default_value = "./docket-sandbox-data")]
    pub data_dir: PathBuf,

    /// Address to listen on; the sandbox has weak secrets, so only loopback addresses are taken
    #[arg(long, default_value = "127.0.0.1")]
    pub listen: IpAddr,

    /// Port to listen on; 0 takes any free one at the first start and the same one afterwards
    #[arg(long, env = "DOCKET_SANDBOX_PORT", default_value_t = 8181)]
    pub port: u16,

    /// Pending leave requests to have beside the ten of every new sandbox
    #[arg(long, default_value_t = 0)]
    pub tasks: u64,

    /// Which leave requests --tasks makes: the same seed, the same requests
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

impl SandboxArgs {
    /// The defaults of the command line, in `data_dir` and on any free port.
    pub fn in_directory(data_dir: impl Into<PathBuf>) -> Self {
        Self { data_dir: data_dir.into(), listen: IpAddr::from([127, 0, 0, 1]), port: 0, tasks: 0, seed: 1 }
    }
}

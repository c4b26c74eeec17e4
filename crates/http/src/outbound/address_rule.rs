//! Which addresses calls may go to.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr as _;

use ipnet::IpNet;

/// What stands against an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Link-local, cloud metadata, multicast, broadcast or unspecified: never called, whatever the operator allows.
    Never,
    /// Loopback or private: called only where the operator allows it.
    Private,
}

/// Where the operator lets calls go besides public addresses.
#[derive(Clone, Debug, Default)]
pub struct AddressRule {
    loopback: bool,
    networks: Vec<IpNet>,
    /// Lower case.
    hosts: Vec<String>,
}

impl AddressRule {
    /// Reads entries as the setting `outbound.allow_private` takes them: `loopback`, a network, an address, a host name.
    ///
    /// # Errors
    /// The entry that is none of these.
    pub fn parse(entries: &[String]) -> Result<Self, String> {
        let mut rule = Self::default();
        for entry in entries {
            let entry = entry.trim();
            if entry.eq_ignore_ascii_case("loopback") {
                rule.loopback = true;
            } else if let Ok(network) = IpNet::from_str(entry) {
                rule.networks.push(network);
            } else if let Ok(address) = IpAddr::from_str(entry) {
                rule.networks.push(IpNet::from(address));
            } else if is_host_name(entry) {
                rule.hosts.push(entry.to_lowercase());
            } else {
                return Err(entry.to_owned());
            }
        }
        Ok(rule)
    }

    /// Whether a connection for `host` may go to `address`.
    ///
    /// An IPv6 address that carries an IPv4 one (mapped, compatible, 6to4, NAT64, Teredo) is judged by both.
    pub fn check(&self, host: &str, address: IpAddr) -> Result<(), Refusal> {
        let carried = match address {
            IpAddr::V4(_) => None,
            IpAddr::V6(v6) => carried_v4(v6).map(IpAddr::V4),
        };
        // A mapped address is the IPv4 one in another spelling; the other forms are addresses of their own as well.
        let is_mapped = matches!(address, IpAddr::V6(v6) if v6.to_ipv4_mapped().is_some());
        let judged = [carried, (!is_mapped).then_some(address)];
        for address in judged.into_iter().flatten() {
            match refusal(address) {
                None => {}
                Some(Refusal::Private) if self.allows(host, address) => {}
                Some(refusal) => return Err(refusal),
            }
        }
        Ok(())
    }

    fn allows(&self, host: &str, address: IpAddr) -> bool {
        (self.loopback && address.is_loopback())
            || self.networks.iter().any(|network| network.contains(&address))
            || self.hosts.iter().any(|allowed| allowed.eq_ignore_ascii_case(host.trim_end_matches('.')))
    }
}

fn is_host_name(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 253
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.' || c == '_')
        // Something that ends in digits is an address somebody mistyped.
        && text.rsplit('.').next().is_some_and(|label| label.chars().any(|c| c.is_ascii_alphabetic()))
}

fn refusal(address: IpAddr) -> Option<Refusal> {
    match address {
        IpAddr::V4(v4) => refusal_v4(v4),
        IpAddr::V6(v6) => refusal_v6(v6),
    }
}

fn refusal_v4(address: Ipv4Addr) -> Option<Refusal> {
    /// Metadata services outside the link-local range: Alibaba Cloud, Oracle Cloud.
    const METADATA: [Ipv4Addr; 2] = [Ipv4Addr::new(100, 100, 100, 200), Ipv4Addr::new(192, 0, 0, 192)];
    let [first, second, ..] = address.octets();
    let never = first == 0
        || address.is_link_local()
        || address.is_multicast()
        // 240.0.0.0/4 is reserved and holds the broadcast address.
        || first >= 240
        || METADATA.contains(&address);
    let private = address.is_loopback()
        || address.is_private()
        // Shared address space (RFC 6598), protocol assignments (RFC 6890), benchmarking (RFC 2544).
        || (first == 100 && (64..128).contains(&second))
        || (first == 192 && second == 0 && address.octets()[2] == 0)
        || (first == 198 && (18..20).contains(&second))
        || address.is_documentation();
    if never { Some(Refusal::Never) } else { private.then_some(Refusal::Private) }
}

fn refusal_v6(address: Ipv6Addr) -> Option<Refusal> {
    /// The metadata service of Amazon EC2 over IPv6.
    const METADATA: Ipv6Addr = Ipv6Addr::new(0xfd00, 0x0ec2, 0, 0, 0, 0, 0, 0x0254);
    let first = address.segments()[0];
    let never =
        address.is_unspecified() || address.is_multicast() || first & 0xffc0 == 0xfe80 || address == METADATA;
    let private = address.is_loopback()
        // Unique local (RFC 4193), the old site-local range, documentation, discard only (RFC 6666).
        || first & 0xfe00 == 0xfc00
        || first & 0xffc0 == 0xfec0
        || (first == 0x2001 && address.segments()[1] == 0x0db8)
        || first == 0x0100;
    if never { Some(Refusal::Never) } else { private.then_some(Refusal::Private) }
}

/// The IPv4 address inside an IPv6 one, where there is one.
fn carried_v4(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let segments = address.segments();
    let from = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        Some(Ipv4Addr::new(a, b, c, d))
    };
    match segments {
        [0, 0, 0, 0, 0, 0, 0, 0 | 1] => None,
        // Mapped (RFC 4291), translated (RFC 2765), compatible (deprecated); NAT64 (RFC 6052) with the well-known and the
        // local-use prefix (RFC 8215); 6to4 (RFC 3056).
        [0, 0, 0, 0, 0 | 0xffff, 0, high, low]
        | [0, 0, 0, 0, 0, 0xffff, high, low]
        | [0x0064, 0xff9b, 0, 0, 0, 0, high, low]
        | [0x0064, 0xff9b, 1, _, _, _, high, low]
        | [0x2002, high, low, ..] => from(high, low),
        // Teredo (RFC 4380) hides the client's address by inverting it.
        [0x2001, 0, _, _, _, _, high, low] => from(!high, !low),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn check(entries: &[&str], host: &str, address: &str) -> Result<(), Refusal> {
        let entries: Vec<String> = entries.iter().map(|entry| (*entry).to_owned()).collect();
        AddressRule::parse(&entries).unwrap().check(host, address.parse().unwrap())
    }

    #[rstest]
    #[case("169.254.169.254")]
    #[case("169.254.0.1")]
    #[case("0.0.0.0")]
    #[case("255.255.255.255")]
    #[case("224.0.0.1")]
    #[case("100.100.100.200")]
    #[case("192.0.0.192")]
    #[case("::")]
    #[case("fe80::1")]
    #[case("ff02::1")]
    #[case("fd00:ec2::254")]
    #[case::mapped("::ffff:169.254.169.254")]
    #[case::compatible("::169.254.169.254")]
    #[case::translated("::ffff:0:169.254.169.254")]
    #[case::nat64("64:ff9b::169.254.169.254")]
    #[case::local_nat64("64:ff9b:1::169.254.169.254")]
    #[case::six_to_four("2002:a9fe:a9fe::1")]
    #[case::teredo("2001:0:1234::5601:5601")]
    fn link_local_and_metadata_addresses_are_never_called(#[case] address: &str) {
        let everything = ["loopback", "0.0.0.0/0", "::/0", "metadata.example"];
        assert_eq!(check(&everything, "metadata.example", address), Err(Refusal::Never));
    }

    #[rstest]
    #[case("127.0.0.1")]
    #[case("127.8.9.10")]
    #[case("10.1.2.3")]
    #[case("172.16.0.1")]
    #[case("192.168.1.1")]
    #[case("100.64.0.1")]
    #[case("198.18.0.1")]
    #[case("::1")]
    #[case("fd12::1")]
    #[case("fec0::1")]
    #[case::mapped("::ffff:127.0.0.1")]
    #[case::nat64("64:ff9b::10.0.0.1")]
    #[case::six_to_four("2002:7f00:1::")]
    fn private_addresses_are_called_only_where_the_operator_allows_them(#[case] address: &str) {
        assert_eq!(check(&[], "intranet.example", address), Err(Refusal::Private));
        assert_eq!(check(&["intranet.example"], "Intranet.Example.", address), Ok(()));
        assert_eq!(check(&["other.example"], "intranet.example", address), Err(Refusal::Private));
    }

    #[rstest]
    #[case(&["loopback"], "127.0.0.1", true)]
    #[case(&["loopback"], "::1", true)]
    #[case(&["loopback"], "::ffff:127.0.0.1", true)]
    #[case(&["loopback"], "10.0.0.1", false)]
    #[case(&["10.1.0.0/16"], "10.1.200.3", true)]
    #[case(&["10.1.0.0/16"], "10.2.0.1", false)]
    #[case(&["10.1.0.0/16"], "::ffff:10.1.0.1", true)]
    #[case(&["192.168.7.7"], "192.168.7.7", true)]
    #[case(&["fd00::/8"], "fd12::1", true)]
    fn an_entry_opens_just_what_it_names(
        #[case] entries: &[&str],
        #[case] address: &str,
        #[case] allowed: bool,
    ) {
        assert_eq!(check(entries, "x.example", address).is_ok(), allowed);
    }

    #[test]
    fn public_addresses_are_called() {
        for address in ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"] {
            assert_eq!(check(&[], "x.example", address), Ok(()), "{address}");
        }
    }

    #[test]
    fn an_entry_that_names_nothing_is_refused() {
        for entry in ["10.0.0.0/99", "10.0.0", "http://x", "", "a b"] {
            assert_eq!(AddressRule::parse(&[entry.to_owned()]).unwrap_err(), entry);
        }
    }
}

//! The hosts that name the bucket.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// The values of `Host` that name the bucket.
#[derive(Debug)]
pub(crate) struct Hosts(Vec<String>);

impl Hosts {
    /// The configured hosts, and `localhost`, the loopback addresses and the bound address with the port of the server.
    pub(crate) fn new(configured: &[String], bound: SocketAddr) -> Self {
        let port = bound.port();
        let addresses = [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST), bound.ip()];
        let addresses = addresses.into_iter().flat_map(|ip| authorities(&host(ip), port));
        Self(configured.iter().cloned().chain(addresses).chain(authorities("localhost", port)).collect())
    }

    /// Whether a host names the bucket. Case is ignored.
    pub(crate) fn contain(&self, host: &[u8]) -> bool {
        self.0.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(host))
    }
}

/// Whether a host is the local address of a connection. A server that is bound to all interfaces does not know its
/// addresses otherwise.
pub(crate) fn is_local(host_header: &[u8], local: SocketAddr) -> bool {
    authorities(&host(local.ip().to_canonical()), local.port())
        .iter()
        .any(|known| known.as_bytes().eq_ignore_ascii_case(host_header))
}

/// The address at which clients on this machine reach a server. The unspecified address (`0.0.0.0`) is replaced,
/// because not every system can connect to it and a URL cannot contain it.
pub(crate) fn reachable(bound: SocketAddr) -> SocketAddr {
    match bound.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => (Ipv4Addr::LOCALHOST, bound.port()).into(),
        IpAddr::V6(ip) if ip.is_unspecified() => (Ipv6Addr::LOCALHOST, bound.port()).into(),
        _ => bound,
    }
}

/// An address as the host of a URL.
fn host(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    }
}

/// A host with its port. Clients omit port 80.
fn authorities(host: &str, port: u16) -> Vec<String> {
    let with_port = format!("{host}:{port}");
    if port == 80 { vec![with_port, host.to_owned()] } else { vec![with_port] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_of_a_bound_address() {
        for (bound, authority, known, unknown) in [
            (
                "127.0.0.1:9000",
                "127.0.0.1:9000",
                &["127.0.0.1:9000", "localhost:9000", "LocalHost:9000", "[::1]:9000", "bucket.example"][..],
                &["", "127.0.0.1", "127.0.0.1:9001", "localhost", "10.0.0.1:9000", "example"][..],
            ),
            (
                "0.0.0.0:9000",
                "127.0.0.1:9000",
                &["127.0.0.1:9000", "localhost:9000", "0.0.0.0:9000", "bucket.example"],
                &["10.0.0.1:9000", "bucket.example:9000"],
            ),
            ("[::]:9000", "[::1]:9000", &["127.0.0.1:9000", "[::1]:9000", "localhost:9000"], &["::1:9000"]),
            ("10.0.0.1:9000", "10.0.0.1:9000", &["10.0.0.1:9000"], &["10.0.0.2:9000"]),
            ("127.0.0.1:80", "127.0.0.1:80", &["127.0.0.1", "127.0.0.1:80", "localhost"], &["127.0.0.1:9000"]),
        ] {
            let bound: SocketAddr = bound.parse().unwrap();
            let hosts = Hosts::new(&["bucket.example".into()], bound);
            assert_eq!(reachable(bound).to_string(), authority);
            assert!(hosts.contain(authority.as_bytes()), "{bound}");
            for host in known {
                assert!(hosts.contain(host.as_bytes()), "{bound} {host}");
            }
            for host in unknown {
                assert!(!hosts.contain(host.as_bytes()), "{bound} {host}");
            }
        }
    }

    #[test]
    fn the_local_address_of_a_connection_is_known() {
        for (local, host, expected) in [
            ("172.17.0.1:9000", "172.17.0.1:9000", true),
            ("[::ffff:172.17.0.1]:9000", "172.17.0.1:9000", true),
            ("[fd00::1]:9000", "[FD00::1]:9000", true),
            ("172.17.0.1:9000", "172.17.0.2:9000", false),
            ("172.17.0.1:9000", "172.17.0.1", false),
        ] {
            assert_eq!(is_local(host.as_bytes(), local.parse().unwrap()), expected, "{local} {host}");
        }
    }
}

//! The address of an object: the URL without a signature.

use crate::domain::{MAX_LABEL, MAX_NAME};
use crate::fixed::Bytes;
use crate::percent;
use crate::{Bucket, Endpoint, InvalidDomain, ObjectKey, Protocol, Query, Region};
use alloc::string::String;

/// The parts of an unsigned URL: `<scheme>://<host>/<key>?<name>=<value>&..`.
#[derive(Debug, Clone, Copy)]
pub struct Address<'a> {
    /// The scheme.
    pub protocol: Protocol,
    /// The family of hosts.
    pub endpoint: &'a Endpoint,
    /// The bucket, for the host.
    pub bucket: &'a Bucket,
    /// The region, for the host.
    pub region: &'a Region,
    /// The key, for the path.
    pub key: &'a ObjectKey,
    /// The parameters.
    pub query: &'a Query,
}

impl Address<'_> {
    /// Appends the URL.
    ///
    /// # Errors
    ///
    /// [`InvalidDomain`], see [`Endpoint::push_host`].
    pub fn push_to(&self, out: &mut String) -> Result<(), InvalidDomain> {
        out.push_str(self.protocol.as_str());
        out.push_str("://");
        self.endpoint.push_host(out, self.bucket, self.region, self.protocol)?;
        self.key.push_path(out);
        for (at, (name, value)) in self.query.iter().enumerate() {
            out.push(if at == 0 { '?' } else { '&' });
            percent::push_component(out, name.as_str());
            out.push('=');
            percent::push_component(out, value.as_str());
        }
        Ok(())
    }

    /// How many bytes the URL has.
    pub const fn length(&self) -> usize {
        let mut none = [];
        self.write(Bytes::new(&mut none))
    }

    /// The URL as an array of its [`length`](Self::length), for constants: where [`push_to`](Self::push_to) needs an
    /// allocation, this needs to be told the length first.
    pub const fn bytes<const LENGTH: usize>(&self) -> [u8; LENGTH] {
        let mut bytes = [0; LENGTH];
        self.write(Bytes::new(&mut bytes));
        bytes
    }

    /// Whether the host is one still once the templates of its domain are replaced.
    pub const fn host_is_valid(&self) -> bool {
        let Err(domain) = self.endpoint.family() else { return true };
        // The longest text of a domain, were it all templates of the shortest kind and replaced by the longest label.
        let mut authority = [0; MAX_NAME * MAX_LABEL / "{AppId}".len()];
        let mut bytes = Bytes::new(&mut authority);
        self.write_host(&mut bytes);
        let length = bytes.length();
        domain.check_replaced(authority.split_at(length).0).is_ok()
    }

    const fn write(&self, mut bytes: Bytes<'_>) -> usize {
        bytes.push(self.protocol.as_str().as_bytes());
        bytes.push(b"://");
        self.write_host(&mut bytes);
        self.write_path(&mut bytes);
        let (mut pairs, mut before) = (self.query.as_slice(), b'?');
        while let [(name, value), tail @ ..] = pairs {
            bytes.push(&[before]);
            bytes.push_component(name.as_str().as_bytes());
            bytes.push(b"=");
            bytes.push_component(value.as_str().as_bytes());
            (pairs, before) = (tail, b'&');
        }
        bytes.length()
    }

    const fn write_host(&self, bytes: &mut Bytes<'_>) {
        match self.endpoint.family() {
            Ok(family) => {
                bytes.push(self.bucket.as_str().as_bytes());
                bytes.push(family.service.as_bytes());
                if family.has_region {
                    bytes.push(self.region.as_str().as_bytes());
                }
                bytes.push(family.suffix.as_bytes());
            }
            Err(domain) => domain.write_authority(bytes, self.bucket, self.region, self.protocol.default_port()),
        }
    }

    const fn write_path(&self, bytes: &mut Bytes<'_>) {
        bytes.push(b"/");
        let mut rest = self.key.as_str().as_bytes();
        // A constant key comes from `ObjectKey::from_static`, which takes no dot segments.
        while let [byte, tail @ ..] = rest {
            match *byte {
                b'/' => bytes.push(b"/"),
                byte => bytes.push_component(&[byte]),
            }
            rest = tail;
        }
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Domain, QueryName, QueryValue};

    static BUCKET: Bucket = Bucket::from_static("examplebucket-1250000000");
    static REGION: Region = Region::AP_BEIJING;
    static KEY: ObjectKey = ObjectKey::from_static("dir//a b+c/报表.pdf");
    static ENDPOINT: Endpoint = Endpoint::Default;
    static NO_QUERY: Query = Query::EMPTY;
    static QUERY: Query = Query::from_static({
        static PAIRS: [(QueryName, QueryValue); 2] = [
            (QueryName::from_static("a/b"), QueryValue::from_static("1 2")),
            (QueryName::from_static("B"), QueryValue::EMPTY),
        ];
        &PAIRS
    });
    const ADDRESS: Address<'static> = Address {
        protocol: Protocol::Https,
        endpoint: &ENDPOINT,
        bucket: &BUCKET,
        region: &REGION,
        key: &KEY,
        query: &NO_QUERY,
    };

    #[test]
    fn a_constant_is_the_same_url() {
        const URL: [u8; ADDRESS.length()] = ADDRESS.bytes();
        let expected =
            "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/dir//a%20b%2Bc/%E6%8A%A5%E8%A1%A8.pdf";
        assert_eq!(str::from_utf8(&URL), Ok(expected));

        let domain = Endpoint::Custom(Domain::from_static("IMG.{BucketName}-{AppId}.{Region}.example.com:8443"));
        for endpoint in [Endpoint::Default, Endpoint::Accelerate, Endpoint::Internal, domain] {
            for query in [&NO_QUERY, &QUERY] {
                let address = Address { endpoint: &endpoint, query, ..ADDRESS };
                let mut url = String::new();
                address.push_to(&mut url).unwrap();
                // Room for every one of them; what is not written stays zero.
                let bytes: [u8; 200] = address.bytes();
                let (written, rest) = bytes.split_at(address.length());
                assert_eq!(str::from_utf8(written), Ok(url.as_str()));
                assert!(rest.iter().all(|byte| *byte == 0));
            }
        }
    }

    #[test]
    fn a_constant_host_is_judged_as_any_other() {
        for repeated in 1..6 {
            for before in
                ["", "x", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]
            {
                let text = alloc::format!("{before}{}", "{Bucket}.{AppId}.{BucketName}.".repeat(repeated));
                let endpoint = Endpoint::Custom(Domain::new(text + "example.com").unwrap());
                let address = Address { endpoint: &endpoint, ..ADDRESS };
                assert_eq!(address.host_is_valid(), address.push_to(&mut String::new()).is_ok(), "{endpoint:?}");
            }
        }
        assert!(ADDRESS.host_is_valid());
    }
}

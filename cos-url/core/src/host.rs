//! The host of a request: the domain with its templates expanded, checked against the bucket and region.

use crate::const_bytes::{byte, ends_with_ignoring_case};
use crate::const_writer::{ConstWriter, written};
use crate::cos_host::{self, CosHost, Mismatch};
use crate::domain::Form;
use crate::host_name::{self, HostName, MAX_AUTHORITY};
use crate::message::{Context, Problem, const_panic_with, write_echo, write_message, write_problem};
use crate::service::Service;
use crate::{Bucket, Domain, Error, ErrorKind, Protocol, Region, template};

/// The host of a request in lower case, with its port unless it is the default one, and the service behind it.
pub(crate) struct Host {
    buffer: [u8; MAX_AUTHORITY],
    length: usize,
    service: Service,
}

/// The reason why a domain is not a host for a request.
#[derive(Clone, Copy)]
pub(crate) struct HostProblem<'a> {
    domain: &'a Domain,
    bucket: &'a Bucket,
    region: &'a Region,
    reason: Reason,
}

#[derive(Clone, Copy)]
enum Reason {
    /// The expanded domain is not a valid host.
    Invalid(Problem),
    /// It is a host of COS, but not for this request.
    Mismatch(Mismatch),
}

impl Host {
    pub(crate) const fn as_str(&self) -> &str {
        written(&self.buffer, self.length)
    }

    pub(crate) const fn service(&self) -> Service {
        self.service
    }

    pub(crate) const fn with_service(self, service: Service) -> Self {
        Self { service, ..self }
    }

    /// Writes the parts of a host of COS, one after the other.
    pub(crate) const fn of_parts(parts: &[&str], service: Service) -> Self {
        let mut buffer = [0; MAX_AUTHORITY];
        let mut out = ConstWriter::new(&mut buffer);
        let mut rest = parts;
        while let [part, tail @ ..] = rest {
            out.push_str(part);
            rest = tail;
        }
        let length = out.length();
        Self { buffer, length, service }
    }

    /// The host of a domain, for a request to the bucket.
    pub(crate) const fn of_domain<'a>(
        domain: &'a Domain,
        bucket: &'a Bucket,
        region: &'a Region,
        protocol: Protocol,
    ) -> Result<Self, HostProblem<'a>> {
        let mut host = Self::expanded(domain, bucket, region, protocol);
        match host.check(domain.form(), bucket, region) {
            Ok(service) => {
                host.service = service;
                Ok(host)
            }
            Err(reason) => Err(HostProblem { domain, bucket, region, reason }),
        }
    }

    /// The expanded domain, before it is checked. Bytes that do not fit are only counted.
    const fn expanded(domain: &Domain, bucket: &Bucket, region: &Region, protocol: Protocol) -> Self {
        let mut buffer = [0; MAX_AUTHORITY];
        let mut out = ConstWriter::new(&mut buffer);
        template::expand(&mut out, without_default_port(domain.as_str(), protocol).as_bytes(), bucket, region);
        let length = out.length();
        Self { buffer, length, service: Service::Bucket }
    }

    const fn check(&self, form: Form, bucket: &Bucket, region: &Region) -> Result<Service, Reason> {
        if let Form::Fixed = form {
            return Ok(Service::Bucket);
        }
        if self.length > MAX_AUTHORITY {
            return Err(Reason::Invalid(Problem::new("a DNS name has at most 253 bytes")));
        }
        let text = self.as_str().as_bytes();
        let name = match (host_name::parse(text), form) {
            (Err(problem), _) => return Err(Reason::Invalid(problem.without_fix().without_constructor())),
            (Ok(HostName { not_public: Some(why), .. }), Form::Public) => {
                return Err(Reason::Invalid(why.problem().without_constructor()));
            }
            (Ok(parsed), _) => text.split_at(parsed.length).0,
        };
        match CosHost::read(name) {
            Some(cos) => match cos.check_request(bucket, region) {
                Ok(()) => Ok(cos.service()),
                Err(mismatch) => Err(Reason::Mismatch(mismatch)),
            },
            None if cos_host::is_cdn(name) => Ok(Service::Cdn),
            None => Ok(Service::Bucket),
        }
    }
}

/// The domain without `:443` for https and `:80` for http, which clients leave out of the URL and of `Host`.
pub(crate) const fn without_default_port(domain: &str, protocol: Protocol) -> &str {
    let (text, port) = (domain.as_bytes(), protocol.default_port().as_bytes());
    if let Some(colon) = text.len().checked_sub(port.len() + 1)
        && ends_with_ignoring_case(text, port)
        && matches!(byte(text, colon), Some(b':'))
    {
        domain.split_at(colon).0
    } else {
        domain
    }
}

impl HostProblem<'_> {
    /// Makes the evaluation of a constant fail with this error.
    #[track_caller]
    pub(crate) const fn panic(&self) -> ! {
        const_panic_with!(|out| self.write(out, Context::Constant))
    }

    const fn write(&self, out: &mut ConstWriter<'_>, context: Context) {
        let host = Host::expanded(self.domain, self.bucket, self.region, Protocol::Https);
        let text = if host.length > MAX_AUTHORITY { self.domain.as_str() } else { host.as_str() };
        let is_expanded = template::is_in(self.domain.as_str().as_bytes());
        out.push(if is_expanded { b"expanding the domain template gives an invalid host `" } else { b"the domain `" });
        write_echo(out, if is_expanded { text } else { self.domain.as_str() });
        out.push(if is_expanded { b"`: " } else { b"` " });
        match &self.reason {
            Reason::Invalid(problem) => write_problem(out, text, problem, context),
            Reason::Mismatch(mismatch) => {
                out.push(if is_expanded { b"it is " } else { b"is " });
                self.write_mismatch(out, *mismatch, text.as_bytes());
            }
        }
    }

    const fn write_mismatch(&self, out: &mut ConstWriter<'_>, mismatch: Mismatch, text: &[u8]) {
        let name = match host_name::parse(text) {
            Ok(parsed) => text.split_at(parsed.length),
            Err(_) => (text, b"".as_slice()),
        };
        let Some(cos) = CosHost::read(name.0) else { return };
        let (found, wanted) = match mismatch {
            Mismatch::NoBucket => ("a host of COS that does not start with the bucket `", self.bucket.as_str()),
            Mismatch::NoRegion => ("a host of COS without the region `", self.region.as_str()),
            Mismatch::NoService => ("a host of COS without the service `", "cos"),
            Mismatch::OtherBucket => ("a host of the bucket `", self.bucket.as_str()),
            Mismatch::OtherRegion => ("a host of the region `", self.region.as_str()),
        };
        out.push_str(found);
        if let Mismatch::OtherBucket | Mismatch::OtherRegion = mismatch {
            out.push(cos.found(mismatch));
            out.push(b"`, but the request is for `");
        }
        out.push_str(wanted);
        out.push(b"`; write `");
        cos.write_template(out);
        out.push(name.1);
        out.push(b"`");
    }
}

impl From<HostProblem<'_>> for Error {
    #[cold]
    fn from(problem: HostProblem<'_>) -> Self {
        let write = |context| write_message(|out| problem.write(out, context));
        Self::__new(ErrorKind::InvalidHost, write(Context::RunTime)).__with_command_line(write(Context::CommandLine))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;
    use alloc::string::{String, ToString};

    /// The host for a bucket in `ap-beijing`, and the service, or the message.
    fn host(domain: &str, bucket: &str) -> Result<(String, Service), String> {
        let domain = Domain::private(domain).unwrap();
        let bucket = Bucket::new(bucket).unwrap();
        match Host::of_domain(&domain, &bucket, &Region::AP_BEIJING, Protocol::Https) {
            Ok(host) => Ok((host.as_str().to_string(), host.service())),
            Err(problem) => Err(Error::from(problem).to_string()),
        }
    }

    #[test]
    fn a_domain_expands_to_a_host() {
        for (domain, bucket, expected, service) in [
            ("IMG.Example.com:443", "b-1", "img.example.com", Service::Bucket),
            ("img.example.com:1443", "b-1", "img.example.com:1443", Service::Bucket),
            ("COS:9000", "b-1", "cos:9000", Service::Bucket),
            ("[::1]:443", "b-1", "[::1]", Service::Bucket),
            ("{Bucket}.{BucketName}.{AppId}.{Region}.a.b", "b-1", "b-1.b.1.ap-beijing.a.b", Service::Bucket),
            ("{BucketName}", "localhost-1", "localhost", Service::Bucket),
            ("x{Bucket}.example.com", "n--a-1", "xn--a-1.example.com", Service::Bucket),
            ("b-1.cos.ap-beijing.myqcloud.com", "b-1", "b-1.cos.ap-beijing.myqcloud.com", Service::Bucket),
            ("b-1.x.y.myqcloud.com", "b-1", "b-1.x.y.myqcloud.com", Service::Bucket),
            (
                "ap-beijing-1.cos.{Region}.myqcloud.com",
                "ap-beijing-1",
                "ap-beijing-1.cos.ap-beijing.myqcloud.com",
                Service::Bucket,
            ),
            (
                "{Bucket}.COS-Website.{Region}.myqcloud.com",
                "b-1",
                "b-1.cos-website.ap-beijing.myqcloud.com",
                Service::Website,
            ),
            (
                "{BucketName}-{AppId}.cos.accelerate.MyQcloud.com",
                "b-1",
                "b-1.cos.accelerate.myqcloud.com",
                Service::Acceleration,
            ),
            (
                "{Bucket}.cos.{BucketName}.myqcloud.com",
                "accelerate-1",
                "accelerate-1.cos.accelerate.myqcloud.com",
                Service::Acceleration,
            ),
            ("{Bucket}.{BucketName}.myqcloud.com", "file-1", "file-1.file.myqcloud.com", Service::Cdn),
            ("a.example.com.CDN.dnsv1.com", "b-1", "a.example.com.cdn.dnsv1.com", Service::Cdn),
        ] {
            assert_eq!(host(domain, bucket), Ok((expected.to_string(), service)), "{domain} {bucket}");
        }
    }

    #[test]
    fn a_host_of_another_bucket_or_region_is_rejected() {
        for (domain, found, wanted, advice) in [
            (
                "otherbucket-1.cos.ap-shanghai.myqcloud.com",
                "of the bucket `otherbucket-1`",
                "b-1",
                "{Bucket}.cos.{Region}.myqcloud.com",
            ),
            (
                "B-1.COS.ap-shanghai.tencentcos.cn:84",
                "of the region `ap-shanghai`",
                "ap-beijing",
                "{Bucket}.cos.{Region}.tencentcos.cn:84",
            ),
            ("b-2.cos.accelerate.myqcloud.com", "of the bucket `b-2`", "b-1", "{Bucket}.cos.accelerate.myqcloud.com"),
            ("b-2.file.myqcloud.com", "of the bucket `b-2`", "b-1", "{Bucket}.file.myqcloud.com"),
            (
                "b-1.pic.ap-tokyo.myqcloud.com",
                "of the region `ap-tokyo`",
                "ap-beijing",
                "{Bucket}.pic.{Region}.myqcloud.com",
            ),
        ] {
            let message =
                format!("the domain `{domain}` is a host {found}, but the request is for `{wanted}`; write `{advice}`");
            assert_eq!(host(domain, "b-1"), Err(message));
            assert!(host(advice, "b-1").is_ok(), "{advice}");
        }
    }

    #[test]
    fn an_invalid_expanded_host_is_rejected() {
        const DEFAULT: &str = "; write `{Bucket}.cos.{Region}.myqcloud.com`";
        for (domain, bucket, expanded, why) in [
            (
                "{BucketName}.{Region}.myqcloud.com",
                "cos-1",
                "cos.ap-beijing.myqcloud.com",
                &format!("it is a host of COS that does not start with the bucket `cos-1`{DEFAULT}"),
            ),
            (
                "{BucketName}.cos.{Region}.myqcloud.com",
                "a-2-1",
                "a-2.cos.ap-beijing.myqcloud.com",
                &format!("it is a host of the bucket `a-2`, but the request is for `a-2-1`{DEFAULT}"),
            ),
            (
                "{Bucket}.cos.ap-{BucketName}.myqcloud.com",
                "tokyo-1",
                "tokyo-1.cos.ap-tokyo.myqcloud.com",
                &format!("it is a host of the region `ap-tokyo`, but the request is for `ap-beijing`{DEFAULT}"),
            ),
            (
                "{Bucket}.{BucketName}.myqcloud.com",
                "cos-1",
                "cos-1.cos.myqcloud.com",
                &format!("it is a host of COS without the region `ap-beijing`{DEFAULT}"),
            ),
            (
                "{Bucket}.ap-{BucketName}.myqcloud.com",
                "beijing-1",
                "beijing-1.ap-beijing.myqcloud.com",
                &format!("it is a host of COS without the service `cos`{DEFAULT}"),
            ),
            (
                "{Bucket}.ap-{BucketName}.myqcloud.com",
                "tokyo-1",
                "tokyo-1.ap-tokyo.myqcloud.com",
                &format!("it is a host of the region `ap-tokyo`, but the request is for `ap-beijing`{DEFAULT}"),
            ),
            (
                "{BucketName}.com",
                "myqcloud-1",
                "myqcloud.com",
                &format!("it is a host of COS that does not start with the bucket `myqcloud-1`{DEFAULT}"),
            ),
            (
                "img.{BucketName}",
                "127-1",
                "img.127",
                &"the last label is a number, so URL parsers read the host as an IPv4 address".into(),
            ),
            ("a.{BucketName}", "localhost-1", "a.localhost", &"it is this machine, not a public DNS name".into()),
            (
                "{Bucket}{Bucket}.example.com",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-1",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-1.example.com",
                &"a label, the part between two dots, has at most 63 bytes (64 bytes)".into(),
            ),
            (
                "{Bucket}.{Bucket}.{Bucket}.{Bucket}.{Bucket}.{Bucket}.{Bucket}.{Bucket}.{Bucket}.example.com",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-1",
                "{Bucket}.{Bucket}.{Bucket}.{Bucket}.{Bucket}.{Bucket}.{Bucket}.{Bucket}.{Bucket}…",
                &"a DNS name has at most 253 bytes".into(),
            ),
        ] {
            let message = format!("expanding the domain template gives an invalid host `{expanded}`: {why}");
            assert_eq!(host(domain, bucket), Err(message));
        }
    }

    #[test]
    #[should_panic(
        expected = "the domain `b-2.file.myqcloud.com` is a host of the bucket `b-2`, but the request is for `b-1`"
    )]
    fn a_constant_gets_the_same_message() {
        let (domain, bucket) = (Domain::from_static("b-2.file.myqcloud.com"), Bucket::from_static("b-1"));
        if let Err(problem) = Host::of_domain(&domain, &bucket, &Region::AP_BEIJING, Protocol::Https) {
            problem.panic();
        }
    }
}

//! The URL of a request without a signature: `<scheme>://<host>/<key>?<name>=<value>&..`.

use crate::Error;
use crate::cross_field::Request;
use crate::percent;
use alloc::string::String;

impl Request<'_> {
    /// Appends the URL without checking the rules that involve several fields.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidHost`](crate::ErrorKind::InvalidHost) if the domain is not a host of this bucket. The buffer
    /// is then unchanged.
    pub fn push_url(&self, out: &mut String) -> Result<(), Error> {
        let start = out.len();
        out.push_str(self.protocol.as_str());
        out.push_str("://");
        if let Err(error) = self.endpoint.push_host(out, self.bucket, self.region, self.protocol) {
            out.truncate(start);
            return Err(error);
        }
        self.key.push_path(out);
        for (at, (name, value)) in self.query.iter().enumerate() {
            out.push(if at == 0 { '?' } else { '&' });
            percent::push_component(out, name);
            out.push('=');
            percent::push_component(out, value);
        }
        Ok(())
    }
}

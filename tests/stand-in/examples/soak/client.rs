//! A minimal HTTP client that sends exactly the given bytes over one connection.

use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;

pub(crate) struct Client(BufReader<TcpStream>);

impl Client {
    pub(crate) fn connect(authority: &str) -> Result<Self, Box<dyn Error>> {
        let stream = TcpStream::connect(authority)?;
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::new(stream)))
    }

    /// The status of the response to a GET.
    pub(crate) fn get(&mut self, host: &str, target: &str) -> Result<u16, Box<dyn Error>> {
        write!(self.0.get_mut(), "GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n")?;
        let status = self.line()?.split(' ').nth(1).ok_or("a status")?.parse()?;
        let mut length = 0;
        loop {
            let line = self.line()?;
            match line.to_ascii_lowercase().split_once(": ") {
                Some(("content-length", value)) => length = value.parse()?,
                Some(_) => {}
                None => break,
            }
        }
        self.0.read_exact(&mut vec![0; length])?;
        Ok(status)
    }

    fn line(&mut self) -> Result<String, Box<dyn Error>> {
        let mut line = String::new();
        self.0.read_line(&mut line)?;
        Ok(line.trim_end().into())
    }
}

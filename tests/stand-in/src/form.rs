//! `multipart/form-data`: RFC 7578, as browsers write it.

use crate::refusal::Refusal;
use crate::request::Request;
use hyper::body::Bytes;
use std::fmt;

/// The fields of a form, and its file.
#[derive(Clone)]
pub struct Form {
    pub(crate) fields: Vec<(String, String)>,
    pub(crate) file_name: String,
    pub(crate) file: Bytes,
}

/// Whether a request uploads a form: POST on the bucket.
pub(crate) fn is_form(request: &Request) -> bool {
    request.method == "POST" && request.key.is_empty() && request.query.is_empty()
}

impl Form {
    /// Creates a form with these fields, and a file that comes after them.
    pub fn new(fields: Vec<(String, String)>, file_name: impl Into<String>, file: impl Into<Vec<u8>>) -> Self {
        Self { fields, file_name: file_name.into(), file: file.into().into() }
    }

    /// Parses a body. The file is the last part.
    pub(crate) fn read(request: &Request, body: &Bytes) -> Result<Self, Refusal> {
        let boundary = boundary(request).ok_or(Refusal::NOT_MULTIPART)?;
        let parts = parts(&boundary, body).ok_or(Refusal::MALFORMED_FORM)?;
        let (last, others) = parts.split_last().ok_or(Refusal::FILE_COUNT)?;
        if last.name != "file" || others.iter().any(|part| part.name == "file") {
            return Err(Refusal::FILE_COUNT);
        }
        let field = |part: &Part| Some((part.name.clone(), String::from_utf8(part.content.to_vec()).ok()?));
        let fields = others.iter().map(field).collect::<Option<_>>().ok_or(Refusal::MALFORMED_FORM)?;
        let file_name = last.file_name.clone().unwrap_or_default();
        Ok(Self { fields, file_name, file: last.content.clone() })
    }

    /// The value of a field, which must not occur twice. Names are compared without case.
    pub(crate) fn field(&self, name: &str) -> Result<Option<&str>, Refusal> {
        let mut found = self.fields.iter().filter(|(other, _)| other.eq_ignore_ascii_case(name));
        match (found.next(), found.next()) {
            (Some(_), Some(_)) => Err(Refusal::MALFORMED_FORM),
            (found, _) => Ok(found.map(|(_, value)| value.as_str())),
        }
    }
}

/// Does not show the fields, which may contain a signature or a token.
impl fmt::Debug for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Form")
            .field("file_name", &self.file_name)
            .field("length", &self.file.len())
            .finish_non_exhaustive()
    }
}

struct Part {
    name: String,
    file_name: Option<String>,
    content: Bytes,
}

/// The boundary in the `Content-Type` of a form.
fn boundary(request: &Request) -> Option<String> {
    let value = str::from_utf8(request.header("content-type")?).ok()?;
    let (media_type, parameters) = value.split_once(';')?;
    if !media_type.trim().eq_ignore_ascii_case("multipart/form-data") {
        return None;
    }
    let (name, boundary) = parameters.trim().split_once('=')?;
    let boundary = boundary.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(boundary);
    let is_valid = (1..=70).contains(&boundary.len()) && !boundary.contains(['"', ';', ' ']);
    (name.eq_ignore_ascii_case("boundary") && is_valid).then(|| boundary.into())
}

/// The parts between the delimiters: RFC 2046, section 5.1.1, without a preamble and an epilogue.
fn parts(boundary: &str, body: &Bytes) -> Option<Vec<Part>> {
    let delimiter = format!("\r\n--{boundary}");
    let first = delimiter.trim_start();
    let mut at = body.starts_with(first.as_bytes()).then_some(first.len())?;
    let mut parts = Vec::new();
    loop {
        let rest = body.get(at..)?;
        if rest == b"--\r\n" || rest == b"--" {
            return Some(parts);
        }
        let start = at + rest.starts_with(b"\r\n").then_some(2)?;
        let length = find(body.get(start..)?, delimiter.as_bytes())?;
        parts.push(part(&body.slice(start..start + length))?);
        at = start + length + delimiter.len();
    }
}

/// A part: its header fields, an empty line and the content.
fn part(text: &Bytes) -> Option<Part> {
    let end = find(text, b"\r\n\r\n")?;
    let head = str::from_utf8(text.get(..end)?).ok()?;
    let disposition = head.split("\r\n").find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-disposition").then(|| value.trim())
    })?;
    let mut rest = disposition.strip_prefix("form-data")?;
    let (mut name, mut file_name) = (None, None);
    while let Some(parameter) = rest.strip_prefix("; ") {
        let (parameter_name, value) = parameter.split_once("=\"")?;
        let (value, after) = value.split_once('"')?;
        let value = unescaped(value);
        match parameter_name {
            "name" if name.is_none() => name = Some(value),
            "filename" if file_name.is_none() => file_name = Some(value),
            _ => return None,
        }
        rest = after;
    }
    let content = text.slice(end + 4..);
    rest.is_empty().then_some(Part { name: name?, file_name, content })
}

/// Unescapes a quoted name that a browser has sent: HTML, section 4.10.21.8.
fn unescaped(text: &str) -> String {
    text.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n")
}

/// The first position of a text. The work is linear for bodies with few line ends.
fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(content_type: &str, body: &str) -> Result<Form, Refusal> {
        let headers = vec![("Content-Type".into(), content_type.into())];
        Form::read(&Request::new("POST", "/", headers).unwrap(), &Bytes::copy_from_slice(body.as_bytes()))
    }

    const TYPE: &str = "multipart/form-data; boundary=x";
    const KEY: &str = "--x\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\na\r\n";
    const FILE: &str = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a %22b.txt\"\r\n\
                        Content-Type: text/plain\r\n\r\none\r\n--xtwo\r\n";

    #[test]
    fn fields_and_file() {
        let form = read(TYPE, &format!("{KEY}{}--x--\r\n", FILE.replace("--xtwo", "--y"))).unwrap();
        assert_eq!(form.fields, [("key".into(), "a".into())]);
        assert_eq!((form.file_name.as_str(), &form.file[..]), ("a \"b.txt", &b"one\r\n--y"[..]));
        assert_eq!(form.field("KEY"), Ok(Some("a")));
        assert_eq!(form.field("acl"), Ok(None));
    }

    #[test]
    fn malformed_bodies_are_rejected() {
        let file = FILE.replace("--xtwo", "--y");
        for (content_type, body, expected) in [
            ("application/x-www-form-urlencoded", "key=a", Refusal::NOT_MULTIPART),
            ("multipart/form-data", KEY, Refusal::NOT_MULTIPART),
            ("multipart/form-data; boundary=", KEY, Refusal::NOT_MULTIPART),
            (TYPE, "", Refusal::MALFORMED_FORM),
            (TYPE, KEY, Refusal::MALFORMED_FORM),
            (TYPE, &format!("{KEY}{FILE}--x--"), Refusal::MALFORMED_FORM),
            (TYPE, "--x\r\nContent-Type: a/b\r\n\r\n\r\n--x--", Refusal::MALFORMED_FORM),
            (TYPE, "--x--\r\n", Refusal::FILE_COUNT),
            (TYPE, &format!("{KEY}--x--"), Refusal::FILE_COUNT),
            (TYPE, &format!("{file}{KEY}--x--"), Refusal::FILE_COUNT),
            (TYPE, &format!("{file}{file}--x--"), Refusal::FILE_COUNT),
        ] {
            assert_eq!(read(content_type, body).unwrap_err(), expected, "{content_type} {body}");
        }
        let twice = read(TYPE, &format!("{KEY}{KEY}{file}--x--")).unwrap();
        assert_eq!(twice.field("key"), Err(Refusal::MALFORMED_FORM));
    }
}

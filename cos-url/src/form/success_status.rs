//! [`SuccessStatus`]: the response to a successful upload.

/// The HTTP status of the response to a successful upload: the field `success_action_status`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SuccessStatus {
    /// 200.
    Ok,
    /// 201.
    Created,
    /// 204, the default.
    NoContent,
}

impl SuccessStatus {
    /// The value of the field.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "200",
            Self::Created => "201",
            Self::NoContent => "204",
        }
    }
}

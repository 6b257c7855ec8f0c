//! The operation of the request.

use super::ObjectUrlBuilder;
use crate::Operation;

/// The operation.
impl<B, R, K> ObjectUrlBuilder<B, R, K> {
    /// Sets the method and the parameters of an operation. If it is called twice, the last operation is used.
    ///
    /// If a [`method`](Self::method) or parameter contradicts the operation, [`sign`](crate::ObjectUrl::sign) and
    /// [`unsigned`](crate::ObjectUrl::unsigned) return an error, in whatever order they were set.
    ///
    /// ```
    /// use cos_url::{Method, ObjectUrl, Operation};
    ///
    /// const VIDEO: ObjectUrl =
    ///     ObjectUrl::from_static("examplebucket-1250000000", "ap-beijing", "video.mp4");
    ///
    /// let first = Operation::upload_part("1585130821cbb7df1d11", 1)?;
    /// let part = VIDEO.to_builder().operation(first).build();
    /// assert_eq!(part.method(), Method::Put);
    /// assert_eq!(part.query().get("partNumber"), Some("1"));
    /// # Ok::<(), cos_url::Error>(())
    /// ```
    pub fn operation(self, operation: Operation) -> Self {
        self.change(|all| all.operation = Some(operation))
    }

    /// Calls [`operation`](Self::operation) if the option contains a value.
    pub fn maybe_operation(self, operation: Option<Operation>) -> Self {
        operation.into_iter().fold(self, Self::operation)
    }
}

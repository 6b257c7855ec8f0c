//! CORS: Options Object, document [436/8288](https://cloud.tencent.com/document/product/436/8288).

use crate::answer::Answer;
use crate::refusal::Refusal;
use crate::request::Request;

/// Responds to the unsigned request that a browser sends before a cross-origin request.
pub(crate) fn preflight(request: &Request) -> Result<Answer, Refusal> {
    let (Some(_), Some(method)) = (request.header("origin"), request.header("access-control-request-method")) else {
        return Err(Refusal::ACCESS_DENIED);
    };
    let headers = request.header("access-control-request-headers").unwrap_or_default();
    Ok(Answer::empty(200)
        .with("access-control-allow-methods", method)
        .with("access-control-allow-headers", headers)
        .with("access-control-max-age", "600"))
}

/// Allows pages of every origin to read the response.
pub(crate) fn allow_every_origin(answer: Answer) -> Answer {
    answer.with("access-control-allow-origin", "*").with("access-control-expose-headers", "*")
}

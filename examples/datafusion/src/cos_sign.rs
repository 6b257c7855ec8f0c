//! The SQL function `cos_sign(key)`.

use cos_url::listing::{Buffer, Listing};
use cos_url::{KeyTime, ObjectUrl, Signer};
use datafusion::arrow::array::{Array, ArrayRef, AsArray, StringBuilder};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::DataType;
use datafusion::common::{Result, exec_datafusion_err, internal_err};
use datafusion::logical_expr::simplify::{ExprSimplifyResult, SimplifyContext};
use datafusion::logical_expr::{
    ColumnarValue, Expr, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility,
};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// The result for an invalid object key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OnInvalidKey {
    /// NULL instead of the URL.
    Null,
    /// An error that ends the query.
    Error,
}

/// `cos_sign(key)`: the signed URL of an object.
///
/// A session contains this function. When a query is planned, it is replaced with [`Planned`], whose period begins when
/// the query begins. So every partition of a query returns the same URL for a key.
#[derive(Debug)]
pub struct CosSign {
    signer: Arc<Signer>,
    request: ObjectUrl,
    on_invalid_key: OnInvalidKey,
    signature: Signature,
}

impl CosSign {
    /// The function for a request. Its lifetime is [`ObjectUrl::expires`], and its own key is not used.
    pub fn new(signer: Signer, request: ObjectUrl, on_invalid_key: OnInvalidKey) -> Self {
        // Stable, because within a query the same key has the same URL.
        let signature = Signature::string(1, Volatility::Stable);
        Self { signer: Arc::new(signer), request, on_invalid_key, signature }
    }

    /// The function for the period of a query.
    fn plan(&self, info: &SimplifyContext) -> Result<Planned> {
        let Some(start) = info.query_execution_start_time() else {
            return internal_err!("a query without a start cannot be signed");
        };
        let listing = u64::try_from(start.timestamp())
            .map_err(|error| error.to_string())
            .and_then(|start| {
                let key_time = KeyTime::from_now(start, self.request.expires()).map_err(|error| error.to_string())?;
                let signing_key = self.signer.signing_key(key_time).map_err(|error| error.to_string())?;
                signing_key.listing(&self.request).map_err(|error| error.to_string())
            })
            .map_err(|error| exec_datafusion_err!("cos_sign: {error}"))?;
        Ok(Planned {
            listing: Arc::new(listing),
            on_invalid_key: self.on_invalid_key,
            signature: Signature::string(1, Volatility::Immutable),
        })
    }
}

impl ScalarUDFImpl for CosSign {
    fn name(&self) -> &str {
        "cos_sign"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(DataType::Utf8)
    }

    fn simplify(&self, args: Vec<Expr>, info: &SimplifyContext) -> Result<ExprSimplifyResult> {
        Ok(ExprSimplifyResult::Simplified(ScalarUDF::new_from_impl(self.plan(info)?).call(args)))
    }

    fn invoke_with_args(&self, _: ScalarFunctionArgs) -> Result<ColumnarValue> {
        internal_err!("cos_sign was not planned: the optimizer must run")
    }
}

/// `cos_sign(key)` within a query: a pure function with a fixed period.
#[derive(Debug)]
struct Planned {
    listing: Arc<Listing>,
    on_invalid_key: OnInvalidKey,
    signature: Signature,
}

impl ScalarUDFImpl for Planned {
    fn name(&self) -> &str {
        "cos_sign"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(DataType::Utf8)
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let columns = ColumnarValue::values_to_arrays(&args.args)?;
        let [keys] = columns.as_slice() else {
            return internal_err!("cos_sign has one argument");
        };
        Ok(ColumnarValue::Array(self.sign(keys)?))
    }
}

impl Planned {
    fn sign(&self, keys: &ArrayRef) -> Result<ArrayRef> {
        // The columns of CSV are `Utf8`, those of Parquet `Utf8View`.
        let keys = cast(keys, &DataType::Utf8View)?;
        let keys = keys.as_string_view();
        let mut urls = StringBuilder::with_capacity(keys.len(), 400 * keys.len());
        // The text of a NULL is empty, so signing it fails. The result is NULL nevertheless, not an error.
        let rows = keys.iter().map(|key| (key.is_none(), key.unwrap_or_default()));
        self.listing.try_for_each(rows, &mut Buffer::new(), |(is_null, _), url| match url {
            Ok(url) => Ok(urls.append_value(url)),
            Err(_) if is_null || self.on_invalid_key == OnInvalidKey::Null => Ok(urls.append_null()),
            Err(error) => Err(exec_datafusion_err!("cos_sign: {error}")),
        })?;
        Ok(Arc::new(urls.finish()))
    }
}

/// Two functions are equal if they return the same URLs. Secrets are compared by address, not by content.
impl PartialEq for CosSign {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.signer, &other.signer)
            && self.request == other.request
            && self.on_invalid_key == other.on_invalid_key
    }
}

impl Eq for CosSign {}

impl Hash for CosSign {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (Arc::as_ptr(&self.signer), &self.request, self.on_invalid_key).hash(state);
    }
}

impl PartialEq for Planned {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.listing, &other.listing) && self.on_invalid_key == other.on_invalid_key
    }
}

impl Eq for Planned {}

impl Hash for Planned {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (Arc::as_ptr(&self.listing), self.on_invalid_key).hash(state);
    }
}

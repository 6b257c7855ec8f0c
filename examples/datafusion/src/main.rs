//! Signs the keys of a CSV or Parquet file in SQL, and compares the time with that of the library without SQL.
//!
//! `cargo run -- keys.csv`, or `cargo run -- keys.csv strict` to end the query at an invalid key.

mod cos_sign;

use cos_sign::{CosSign, OnInvalidKey};
use cos_url::listing::Buffer;
use cos_url::{Credentials, KeyTime, ObjectUrl, Signer, cos_url};
use datafusion::arrow::array::AsArray;
use datafusion::error::Result;
use datafusion::logical_expr::ScalarUDF;
use datafusion::prelude::{CsvReadOptions, DataFrame, ParquetReadOptions, SessionContext};
use std::time::Instant;

const REQUEST: ObjectUrl = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "any" };

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or("name a CSV or Parquet file with a column `key`")?;
    let on_invalid_key = match arguments.next().as_deref() {
        None => OnInvalidKey::Null,
        Some("strict") => OnInvalidKey::Error,
        Some(other) => return Err(format!("expected `strict` or nothing, found `{other}`").into()),
    };
    let signer = Signer::new(Credentials::from_env()?);
    let context = session(&file, &signer, on_invalid_key).await?;

    context.sql("SELECT key, cos_sign(key) AS url FROM keys LIMIT 3").await?.show().await?;

    let (sql, urls) = time(context.sql("SELECT count(cos_sign(key)), count(*) FROM keys").await?).await?;
    println!("SQL, including reading the file: {:.0} URLs per second ({urls} URLs)", rate(urls, sql));

    let keys = strings(context.sql("SELECT key FROM keys").await?).await?;
    let key_time = KeyTime::expiring_in(REQUEST.expires())?;
    let listing = signer.signing_key(key_time)?.listing(&REQUEST)?;
    let (started, mut urls) = (Instant::now(), 0);
    listing.for_each(keys.iter().flatten(), &mut Buffer::new(), |_, url| urls += i64::from(url.is_ok()));
    let bare = started.elapsed().as_secs_f64();
    println!("The library alone, one thread: {:.0} URLs per second ({urls} URLs)", rate(urls, bare));
    Ok(())
}

/// A session with the table `keys` and the function `cos_sign`.
async fn session(file: &str, signer: &Signer, on_invalid_key: OnInvalidKey) -> Result<SessionContext> {
    let context = SessionContext::new();
    if file.ends_with(".parquet") {
        context.register_parquet("keys", file, ParquetReadOptions::default()).await?;
    } else {
        context.register_csv("keys", file, CsvReadOptions::new().has_header(true)).await?;
    }
    context.register_udf(ScalarUDF::new_from_impl(CosSign::new(signer.clone(), REQUEST, on_invalid_key)));
    Ok(context)
}

/// Runs a query whose first result is a number of URLs.
async fn time(query: DataFrame) -> Result<(f64, i64)> {
    let started = Instant::now();
    let batches = query.collect().await?;
    let urls = batches
        .iter()
        .map(|batch| batch.column(0).as_primitive::<datafusion::arrow::datatypes::Int64Type>().value(0))
        .sum();
    Ok((started.elapsed().as_secs_f64(), urls))
}

/// The first column.
async fn strings(query: DataFrame) -> Result<Vec<Option<String>>> {
    let mut strings = Vec::new();
    for batch in query.collect().await? {
        let column = datafusion::arrow::compute::cast(batch.column(0), &datafusion::arrow::datatypes::DataType::Utf8)?;
        strings.extend(column.as_string::<i32>().iter().map(|text| text.map(String::from)));
    }
    Ok(strings)
}

fn rate(urls: i64, seconds: f64) -> f64 {
    urls as f64 / seconds
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of keys in the directory for temporary files.
    fn keys(name: &str, lines: &[&str]) -> String {
        let path = std::env::temp_dir().join(format!("cos-url-{}-{name}", std::process::id()));
        std::fs::write(&path, ["key"].iter().chain(lines).map(|line| format!("{line}\n")).collect::<String>()).unwrap();
        path.into_os_string().into_string().unwrap()
    }

    fn signer() -> Signer {
        Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE").unwrap())
    }

    /// Signs one key without SQL, for the validity period of a URL that the query returned.
    fn expected(key: &str, url: &str) -> String {
        let (start, end) =
            url.split_once("&q-sign-time=").unwrap().1.split_once('&').unwrap().0.split_once("%3B").unwrap();
        let key_time = KeyTime::new(start.parse().unwrap(), end.parse().unwrap()).unwrap();
        let object = REQUEST.with_key(key.parse().unwrap());
        signer().signing_key(key_time).unwrap().sign(&object).unwrap().into_string()
    }

    #[tokio::test]
    async fn an_invalid_key_is_null() {
        let file = keys("null.csv", &["a.txt", "/b.txt", "报表 Q1.pdf", "\"\"", "c.txt"]);
        let context = session(&file, &signer(), OnInvalidKey::Null).await.unwrap();
        let urls = strings(context.sql("SELECT cos_sign(key) FROM keys").await.unwrap()).await.unwrap();
        let first = urls[0].clone().unwrap();
        let url = |key| Some(expected(key, &first));
        assert_eq!(urls, [url("a.txt"), None, url("报表 Q1.pdf"), None, url("c.txt")]);
    }

    #[tokio::test]
    async fn an_invalid_key_is_an_error() {
        let file = keys("error.csv", &["a.txt", "/b.txt"]);
        let context = session(&file, &signer(), OnInvalidKey::Error).await.unwrap();
        let error = context.sql("SELECT cos_sign(key) FROM keys").await.unwrap().collect().await.unwrap_err();
        assert!(error.to_string().contains("invalid object key `/b.txt`"), "{error}");
    }

    #[tokio::test]
    async fn a_null_stays_null_and_a_literal_is_signed() {
        let file = keys("literal.csv", &["a.txt"]);
        let context = session(&file, &signer(), OnInvalidKey::Error).await.unwrap();
        let query = "SELECT cos_sign(NULL) UNION ALL SELECT cos_sign('a.txt') ORDER BY 1 NULLS FIRST";
        let urls = strings(context.sql(query).await.unwrap()).await.unwrap();
        let url = urls[1].as_deref().unwrap();
        assert_eq!((urls.len(), &urls[0], url), (2, &None, expected("a.txt", url).as_str()));
    }

    #[tokio::test]
    async fn a_parquet_file() {
        let file = keys("parquet.csv", &["a.txt", "/b.txt"]);
        let parquet = file.replace(".csv", ".parquet");
        let context = session(&file, &signer(), OnInvalidKey::Null).await.unwrap();
        let copy = format!("COPY (SELECT key FROM keys) TO '{parquet}' STORED AS PARQUET");
        context.sql(&copy).await.unwrap().collect().await.unwrap();
        let context = session(&parquet, &signer(), OnInvalidKey::Null).await.unwrap();
        let urls = strings(context.sql("SELECT cos_sign(key) FROM keys").await.unwrap()).await.unwrap();
        let url = urls[0].as_deref().unwrap();
        assert_eq!((url, &urls[1]), (expected("a.txt", url).as_str(), &None));
    }

    /// Each partition of a query signs for the same period.
    #[tokio::test]
    async fn a_query_has_one_period() {
        let lines: Vec<String> = (0..50_000).map(|at| format!("photos/{at}.jpg")).collect();
        let file = keys("period.csv", &lines.iter().map(String::as_str).collect::<Vec<_>>());
        let context = session(&file, &signer(), OnInvalidKey::Error).await.unwrap();
        let query =
            "SELECT split_part(split_part(cos_sign(key), '&q-sign-time=', 2), '&', 1) AS period FROM keys GROUP BY 1";
        assert_eq!(strings(context.sql(query).await.unwrap()).await.unwrap().len(), 1);
    }
}

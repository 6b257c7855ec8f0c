//! `Content-Disposition`: preview and download.

use super::object;
use cos_url::error::ErrorKind;
use cos_url::{FileName, Query};

#[test]
fn the_last_disposition_is_used() {
    let name = || FileName::from_static("a.txt");
    let download_as = Some("attachment; filename=\"a.txt\"");
    let preview_as = Some("inline; filename=\"a.txt\"");
    for (case, builder, expected) in [
        ("nothing", object(), None),
        ("preview", object().preview(), Some("inline")),
        ("preview_as", object().preview_as(name()), preview_as),
        ("download", object().download(), Some("attachment")),
        ("download_as", object().download_as(name()), download_as),
        ("preview, download_as", object().preview().download_as(name()), download_as),
        ("preview, download", object().preview().download(), Some("attachment")),
        ("preview, preview_as", object().preview().preview_as(name()), preview_as),
        ("preview_as, preview", object().preview_as(name()).preview(), Some("inline")),
        ("download_as, preview", object().download_as(name()).preview(), Some("inline")),
        ("download_as, download", object().download_as(name()).download(), Some("attachment")),
        ("download, preview_as", object().download().preview_as(name()), preview_as),
        ("download, maybe_download_as of nothing", object().download().maybe_download_as(None), Some("attachment")),
        ("download, maybe_preview_as of nothing", object().download().maybe_preview_as(None), Some("attachment")),
        ("download, maybe_preview_as", object().download().maybe_preview_as(Some(name())), preview_as),
        ("preview, try_download_as", object().preview().try_download_as("a.txt").unwrap(), download_as),
        ("download, try_preview_as", object().download().try_preview_as("a.txt").unwrap(), preview_as),
    ] {
        let object = builder.build();
        assert_eq!(object.query().get("response-content-disposition"), expected, "{case}");
        assert_eq!(object.query().len(), usize::from(expected.is_some()), "{case}");
        assert!(object.http_string().is_ok(), "{case}");
    }
}

#[test]
fn the_disposition_of_a_finished_value_is_replaced() {
    for (case, object, expected) in [
        ("kept", object().preview().build().to_builder(), "inline"),
        ("replaced", object().preview().build().to_builder().download(), "attachment"),
        (
            "given as a parameter",
            object().try_query("response-content-disposition", "inline").unwrap().build().to_builder().download(),
            "attachment",
        ),
        (
            "set in another case",
            object().try_query("Response-Content-Disposition", "inline").unwrap().build().to_builder().download(),
            "attachment",
        ),
        (
            "of a constant list",
            object()
                .build()
                .with_query(Query::from_static(&[("response-content-disposition", "inline")]))
                .to_builder()
                .download(),
            "attachment",
        ),
    ] {
        let object = object.try_query("a", "1").unwrap().build();
        assert_eq!(object.query().get("response-content-disposition"), Some(expected), "{case}");
        assert_eq!(object.query().len(), 2, "{case}");
        assert!(object.http_string().is_ok(), "{case}");
    }
    let twice = object().preview().build().to_builder().try_query("response-content-disposition", "inline").unwrap();
    assert_eq!(twice.build().http_string().unwrap_err().kind(), ErrorKind::DuplicateQueryName);
}

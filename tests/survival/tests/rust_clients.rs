//! The clients in Rust send every request; the other clients are run by `cargo run -p cos-url-survival`.

use cos_url_survival::{Cases, Matrix, rust};
use std::path::Path;

#[test]
fn every_url_survives_the_clients_in_rust() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let cases = Cases::read(&root.join("data")).unwrap();
    let table = std::fs::read_to_string(root.join("table.md")).unwrap();
    std::thread::scope(|scope| {
        for (name, _) in rust::clients().unwrap() {
            let (cases, table) = (&cases, &table);
            scope.spawn(move || {
                let (_, mut client) = rust::clients().unwrap().into_iter().find(|(found, _)| *found == name).unwrap();
                let mut matrix = Matrix::default();
                matrix.run(cases, name, &mut *client, 1).unwrap();
                assert_eq!(matrix.failures(), [""; 0]);
                assert_eq!(Matrix::column(&matrix.to_string(), name), Matrix::column(table, name));
            });
        }
    });
}

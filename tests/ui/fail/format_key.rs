//! An invalid literal piece, a placeholder without a name, and values of a wrong type.

use cos_url::format_key;

struct NoText;

fn main() {
    let user = 7;
    let file = "a.txt";

    let _ = format_key!("/users/{user}");
    let _ = format_key!("users/../{user}");
    let _ = format_key!("users%2F{user}");
    let _ = format_key!("users/\u{202e}{user}");
    let _ = format_key!("users/{}", user);
    let _ = format_key!("users/{user.id}");
    let _ = format_key!("users/{user");
    let _ = format_key!("users/{user}", name = user);
    let _ = format_key!("users/{user}/{unknown}");
    let _ = format_key!("users/{text}", text = NoText);
    let _ = format_key!(file);
    let _ = format_key!();
    let _: cos_url::ObjectKey = format_key!("users/{user}");
}

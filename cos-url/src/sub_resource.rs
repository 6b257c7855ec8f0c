//! Sub-resources, such as `?acl`. Their operations have other actions in access policies than those of the object.

/// In lower case.
const SUB_RESOURCES: [&str; 12] = [
    "acl",
    "append",
    "attributes",
    "legal-hold",
    "object-lock",
    "rename",
    "restore",
    "retention",
    "select",
    "symlink",
    "tagging",
    "torrent",
];

/// Whether a parameter selects a sub-resource. Names are compared without case.
pub(crate) fn is_sub_resource(parameter: &str) -> bool {
    SUB_RESOURCES.iter().any(|name| name.eq_ignore_ascii_case(parameter))
}

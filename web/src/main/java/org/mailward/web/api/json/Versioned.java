package org.mailward.web.api.json;

/// Something that two people could change at the same time. Its response names the version in `ETag`, and whoever changes it
/// brings that back in `If-Match`.
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1">RFC 9110 §13.1.1</a>
public interface Versioned {

    int version();
}

/// What the API says when something cannot be done, as `application/problem+json`.
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
@NullMarked
package org.mailward.web.api.problem;

import org.jspecify.annotations.NullMarked;

/// The REST API: what programs see, at `/api/v1`.
///
/// Resources are thin: they read the request, call one boundary, and hand back a record. Status, paging links, problems and
/// the OpenAPI document come from the packages below, each in one place.
@NullMarked
package org.mailward.web.api;

import org.jspecify.annotations.NullMarked;

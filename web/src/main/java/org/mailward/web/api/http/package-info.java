/// What holds for each request and each response of the API: limits, query parameters, headers, paging links.
@NullMarked
package org.mailward.web.api.http;

import org.jspecify.annotations.NullMarked;

/// The shapes that cross the API, and how they are read and written.
@NullMarked
package org.mailward.web.api.json;

import org.jspecify.annotations.NullMarked;

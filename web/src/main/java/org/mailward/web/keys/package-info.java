/// API keys.
@NullMarked
package org.mailward.web.keys;

import org.jspecify.annotations.NullMarked;

/// What changed in DNS, and which findings came and went with it.
@NullMarked
package org.mailward.history.boundary;

import org.jspecify.annotations.NullMarked;

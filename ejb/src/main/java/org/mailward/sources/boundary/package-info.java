/// The clock that names sources.
@NullMarked
package org.mailward.sources.boundary;

import org.jspecify.annotations.NullMarked;

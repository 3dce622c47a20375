/// Finding one's way among customers and domains.
@NullMarked
package org.mailward.estate.boundary;

import org.jspecify.annotations.NullMarked;

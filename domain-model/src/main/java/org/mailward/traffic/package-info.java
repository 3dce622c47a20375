/// What was sent in a domain's name, counted by day: figures, sources, reporters.
@NullMarked
package org.mailward.traffic;

import org.jspecify.annotations.NullMarked;

/// Look-ups for strangers and for the provider's own people.
@NullMarked
package org.mailward.lookup.boundary;

import org.jspecify.annotations.NullMarked;

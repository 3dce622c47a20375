/// Prospects, their reports, and their becoming customers.
@NullMarked
package org.mailward.prospect.boundary;

import org.jspecify.annotations.NullMarked;

/// The people of a provider and its customers.
@NullMarked
package org.mailward.web.people;

import org.jspecify.annotations.NullMarked;

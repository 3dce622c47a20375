/// Finds the seats of a person before a scope is known.
@NullMarked
package org.mailward.identity.store;

import org.jspecify.annotations.NullMarked;

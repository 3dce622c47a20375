/// Providers, seats and scopes: who may do what, checked at every door.
@NullMarked
package org.mailward.tenancy.boundary;

import org.jspecify.annotations.NullMarked;

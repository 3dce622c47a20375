/// The identity provider: who people are, and the roles that the database gives them.
@NullMarked
package org.mailward.platform.identity;

import org.jspecify.annotations.NullMarked;

/// Customers: creating, describing, following their life.
@NullMarked
package org.mailward.web.customer;

import org.jspecify.annotations.NullMarked;

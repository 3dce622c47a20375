/// The provider's own view of its checker: what was checked, and who may become a customer.
@NullMarked
package org.mailward.web.prospect;

import org.jspecify.annotations.NullMarked;

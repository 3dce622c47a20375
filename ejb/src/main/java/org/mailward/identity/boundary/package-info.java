/// Who a caller is: the seats of a person.
@NullMarked
package org.mailward.identity.boundary;

import org.jspecify.annotations.NullMarked;

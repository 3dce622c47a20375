/// Has things done to many customers or domains at once.
@NullMarked
package org.mailward.bulk.boundary;

import org.jspecify.annotations.NullMarked;

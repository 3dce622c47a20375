/// The one way to the database: every transaction says first what it may see.
@NullMarked
package org.mailward.platform.persistence;

import org.jspecify.annotations.NullMarked;

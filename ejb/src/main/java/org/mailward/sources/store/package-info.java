/// What is known of addresses, in the database.
@NullMarked
package org.mailward.sources.store;

import org.jspecify.annotations.NullMarked;

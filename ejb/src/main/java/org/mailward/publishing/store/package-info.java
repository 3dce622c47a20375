/// Reports as rows.
@NullMarked
package org.mailward.publishing.store;

import org.jspecify.annotations.NullMarked;

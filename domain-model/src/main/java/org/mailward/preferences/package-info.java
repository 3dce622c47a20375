/// How a person wishes to read, and of what to be told.
@NullMarked
package org.mailward.preferences;

import org.jspecify.annotations.NullMarked;

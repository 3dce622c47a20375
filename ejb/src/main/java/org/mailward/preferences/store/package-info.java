/// What each person chose.
@NullMarked
package org.mailward.preferences.store;

import org.jspecify.annotations.NullMarked;

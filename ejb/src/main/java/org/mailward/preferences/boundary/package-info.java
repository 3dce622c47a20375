/// What each person chose.
@NullMarked
package org.mailward.preferences.boundary;

import org.jspecify.annotations.NullMarked;

/// What an operator wrote, read in one way and refused in one voice.
@NullMarked
package org.mailward.platform.settings;

import org.jspecify.annotations.NullMarked;

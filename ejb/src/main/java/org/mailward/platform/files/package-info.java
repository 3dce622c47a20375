/// Files that the application writes for itself.
@NullMarked
package org.mailward.platform.files;

import org.jspecify.annotations.NullMarked;

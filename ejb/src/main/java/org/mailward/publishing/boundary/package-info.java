/// Reports to send: made from the same figures that the pages show.
@NullMarked
package org.mailward.publishing.boundary;

import org.jspecify.annotations.NullMarked;

/// Brings together what a report says.
@NullMarked
package org.mailward.publishing.control;

import org.jspecify.annotations.NullMarked;

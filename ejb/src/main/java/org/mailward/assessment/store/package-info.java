/// What is known of domains, as lists and sums of it are read.
@NullMarked
package org.mailward.assessment.store;

import org.jspecify.annotations.NullMarked;

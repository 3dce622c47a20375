/// Drafting records: what they would change, and how they are typed in.
@NullMarked
package org.mailward.builder.boundary;

import org.jspecify.annotations.NullMarked;

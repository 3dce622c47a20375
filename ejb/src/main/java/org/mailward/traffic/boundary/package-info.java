/// Who sends in a domain's name, and what became of it.
@NullMarked
package org.mailward.traffic.boundary;

import org.jspecify.annotations.NullMarked;

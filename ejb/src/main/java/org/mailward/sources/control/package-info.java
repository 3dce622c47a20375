/// Naming the sources of mail by what is found out about their addresses.
@NullMarked
package org.mailward.sources.control;

import org.jspecify.annotations.NullMarked;

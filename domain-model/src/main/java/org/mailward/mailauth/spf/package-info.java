/// SPF records, their grammar, and the tree of lookups they cause (RFC 7208).
@NullMarked
package org.mailward.mailauth.spf;

import org.jspecify.annotations.NullMarked;

/// Where one organisation's names end, by the public suffix list: the old standard's way to an organizational domain.
@NullMarked
package org.mailward.mailauth.orgdomain;

import org.jspecify.annotations.NullMarked;

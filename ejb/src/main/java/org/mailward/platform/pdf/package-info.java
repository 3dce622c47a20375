/// Paper: the one place where PDF files are drawn.
///
/// What a report says is decided in `org.mailward.publishing`; here it is only placed on pages.
@NullMarked
package org.mailward.platform.pdf;

import org.jspecify.annotations.NullMarked;

/// Drafting records on a page.
@NullMarked
package org.mailward.web.builder;

import org.jspecify.annotations.NullMarked;

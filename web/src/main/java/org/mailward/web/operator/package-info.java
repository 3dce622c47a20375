/// The operator's page.
@NullMarked
package org.mailward.web.operator;

import org.jspecify.annotations.NullMarked;

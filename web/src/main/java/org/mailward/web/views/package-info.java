/// Tables as the provider's people want to see them again.
@NullMarked
package org.mailward.web.views;

import org.jspecify.annotations.NullMarked;

/// What a person chooses for himself or herself.
@NullMarked
package org.mailward.web.preferences;

import org.jspecify.annotations.NullMarked;

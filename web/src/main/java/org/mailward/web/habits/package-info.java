/// By what the provider's people keep order: tags, targets, who looks after whom.
@NullMarked
package org.mailward.web.habits;

import org.jspecify.annotations.NullMarked;

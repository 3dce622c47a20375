/// Bringing domains and people on board.
@NullMarked
package org.mailward.web.onboarding;

import org.jspecify.annotations.NullMarked;

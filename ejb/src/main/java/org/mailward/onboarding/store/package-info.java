/// Invitations as rows.
@NullMarked
package org.mailward.onboarding.store;

import org.jspecify.annotations.NullMarked;

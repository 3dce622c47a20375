/// How a person joins: invitations.
@NullMarked
package org.mailward.onboarding;

import org.jspecify.annotations.NullMarked;

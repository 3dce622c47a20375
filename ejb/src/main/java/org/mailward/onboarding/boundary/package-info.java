/// Bringing clients, their domains and their people on board.
@NullMarked
package org.mailward.onboarding.boundary;

import org.jspecify.annotations.NullMarked;

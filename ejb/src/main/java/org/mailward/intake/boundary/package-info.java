/// What people and programs do with arrivals.
@NullMarked
package org.mailward.intake.boundary;

import org.jspecify.annotations.NullMarked;

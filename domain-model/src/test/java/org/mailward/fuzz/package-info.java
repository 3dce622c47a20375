/// Generated input for every parser: a short run among the unit tests, and ten million inputs by `./mvnw -Pfuzz`.
@NullMarked
package org.mailward.fuzz;

import org.jspecify.annotations.NullMarked;

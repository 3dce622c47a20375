/// The walls of the house, asked of what is deployed.
@NullMarked
package org.mailward.system.walls;

import org.jspecify.annotations.NullMarked;

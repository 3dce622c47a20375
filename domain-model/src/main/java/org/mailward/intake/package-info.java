/// Reports on their way in: where they are sent, how they arrived, what became of them.
@NullMarked
package org.mailward.intake;

import org.jspecify.annotations.NullMarked;

/// What a prospect's report says, and how a baseline becomes a first snapshot.
@NullMarked
package org.mailward.prospect.control;

import org.jspecify.annotations.NullMarked;

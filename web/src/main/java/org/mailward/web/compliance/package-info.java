/// What others ask of a mail domain, and how the score is made.
@NullMarked
package org.mailward.web.compliance;

import org.jspecify.annotations.NullMarked;

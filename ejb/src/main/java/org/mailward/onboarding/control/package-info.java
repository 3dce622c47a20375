/// Reading pasted lists and files of domains.
@NullMarked
package org.mailward.onboarding.control;

import org.jspecify.annotations.NullMarked;

/// The domain name system as the kernel sees it: names, questions, answers, and the port that asks.
@NullMarked
package org.mailward.mailauth.dns;

import org.jspecify.annotations.NullMarked;

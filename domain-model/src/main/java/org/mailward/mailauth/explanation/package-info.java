/// One message explained: the way it took, what SPF, DKIM, ARC and DMARC make of it, what the receiver claimed, what to mend.
@NullMarked
package org.mailward.mailauth.explanation;

import org.jspecify.annotations.NullMarked;

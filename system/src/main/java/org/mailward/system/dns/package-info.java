/// A name server on loopback that plays two parts at once: the authority for the zones it is given, and the validating
/// resolver that a real installation would ask about them.
@NullMarked
package org.mailward.system.dns;

import org.jspecify.annotations.NullMarked;

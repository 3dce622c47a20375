/// What others ask of a mail domain: rules of mailbox providers, authorities and industries, held against what a domain publishes.
@NullMarked
package org.mailward.compliance;

import org.jspecify.annotations.NullMarked;

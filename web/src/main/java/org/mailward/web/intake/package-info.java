/// What came in: the ledger's pages, bringing reports, and taking those that senders post.
@NullMarked
package org.mailward.web.intake;

import org.jspecify.annotations.NullMarked;

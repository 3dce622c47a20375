/// The `name=value;` lists that DKIM, DMARC, MTA-STS, TLS-RPT and BIMI records share, and their terms in words.
@NullMarked
package org.mailward.mailauth.tags;

import org.jspecify.annotations.NullMarked;

/// What makes the portal and the report look like the provider's own.
@NullMarked
package org.mailward.branding;

import org.jspecify.annotations.NullMarked;

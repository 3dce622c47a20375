/// Domains: lists, and one domain with all that is known of it.
@NullMarked
package org.mailward.web.domain;

import org.jspecify.annotations.NullMarked;

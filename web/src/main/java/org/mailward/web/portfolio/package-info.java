/// How all customers and domains stand, for the provider and for the client.
@NullMarked
package org.mailward.web.portfolio;

import org.jspecify.annotations.NullMarked;

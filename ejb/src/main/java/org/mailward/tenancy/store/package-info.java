/// Providers, customers and their people as rows.
@NullMarked
package org.mailward.tenancy.store;

import org.jspecify.annotations.NullMarked;

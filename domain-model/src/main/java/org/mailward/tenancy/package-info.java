/// Who may see what: provider (MSSP), customer, membership, role, scope.
@NullMarked
package org.mailward.tenancy;

import org.jspecify.annotations.NullMarked;

/// BIMI assertion records.
@NullMarked
package org.mailward.mailauth.bimi;

import org.jspecify.annotations.NullMarked;

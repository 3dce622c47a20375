/// Brand indicators (BIMI): the record that names a logo, the logo file, and the certificate that says whose logo it is.
@NullMarked
package org.mailward.mailauth.bimi;

import org.jspecify.annotations.NullMarked;

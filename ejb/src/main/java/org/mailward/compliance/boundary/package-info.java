/// How domains and customers stand by what others ask of them.
@NullMarked
package org.mailward.compliance.boundary;

import org.jspecify.annotations.NullMarked;

/// What is done for one provider after another.
@NullMarked
package org.mailward.tenancy.control;

import org.jspecify.annotations.NullMarked;

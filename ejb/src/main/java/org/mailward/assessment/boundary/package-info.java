/// How well domains, customers and portfolios stand.
@NullMarked
package org.mailward.assessment.boundary;

import org.jspecify.annotations.NullMarked;

/// Checking domains: for strangers under a provider's brand, and for the provider's own people.
@NullMarked
package org.mailward.checker.boundary;

import org.jspecify.annotations.NullMarked;

/// The catalogue of sending services, for people.
@NullMarked
package org.mailward.web.sources;

import org.jspecify.annotations.NullMarked;

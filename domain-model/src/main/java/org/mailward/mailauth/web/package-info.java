/// Documents that a record names by an `https:` address, and the port that fetches them.
@NullMarked
package org.mailward.mailauth.web;

import org.jspecify.annotations.NullMarked;

/// The API's description of itself, made from the resources and records that serve it.
@NullMarked
package org.mailward.web.api.openapi;

import org.jspecify.annotations.NullMarked;

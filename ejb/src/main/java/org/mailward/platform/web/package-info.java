/// Outgoing HTTPS to hosts that strangers name, without ever reaching into a network of our own.
@NullMarked
package org.mailward.platform.web;

import org.jspecify.annotations.NullMarked;

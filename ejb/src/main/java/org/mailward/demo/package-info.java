/// Two providers to try Mailward with, brought on board the way real ones are; their domains are scanned for real.
@NullMarked
package org.mailward.demo;

import org.jspecify.annotations.NullMarked;

/// Records that are drafted before they are published: what they change, what they break, and how they are typed in.
@NullMarked
package org.mailward.builder;

import org.jspecify.annotations.NullMarked;

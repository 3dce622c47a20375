/// The demo's doors: its clock, and how far its past is told.
@NullMarked
package org.mailward.demo.boundary;

import org.jspecify.annotations.NullMarked;

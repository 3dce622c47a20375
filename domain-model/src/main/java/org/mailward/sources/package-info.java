/// Who sends in a domain's name: a catalogue of sending services, and the evidence by which a source of mail is named and classed.
@NullMarked
package org.mailward.sources;

import org.jspecify.annotations.NullMarked;

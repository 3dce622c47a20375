/// Records as forms: fields with plain names that are filled from what is published, and that are written down as records.
///
/// For every form, what is read from the records that it writes is the form again.
@NullMarked
package org.mailward.builder.form;

import org.jspecify.annotations.NullMarked;

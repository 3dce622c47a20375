package org.mailward.builder.form;

import java.util.List;
import org.mailward.builder.RecordKind;

/// The form of one kind of record, or of records that are published together.
public sealed interface Sheet permits DmarcSheet, SpfSheet, DkimSheet, StsSheet, TlsRptSheet, BimiSheet, CaaSheet, MxSheet, TlsaSheet, ParkedSheet {

    /// The fields in the order in which they are shown.
    List<FieldName> fields();

    /// The records that are looked up for it and written by it.
    List<RecordKind> kinds();

    /// The form with what is published in its fields; with what is usual where nothing is.
    Begun begin(Published published);

    /// The records that the fields ask for, or what is wrong in them.
    Filled fill(Entries entries, Published published);
}

package org.mailward.builder.form;

import java.util.List;
import org.mailward.builder.RecordKind;
import org.mailward.builder.form.Filled.Part;

/// A domain without mail: it takes none, nobody may send in its name, and there is no key.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7505">RFC 7505</a>
final class ParkedSheet implements Sheet {

    private final DmarcSheet dmarc = new DmarcSheet();

    @Override
    public List<FieldName> fields() {
        return List.of(FieldName.PARKED_RUA);
    }

    @Override
    public List<RecordKind> kinds() {
        return List.of(RecordKind.DMARC);
    }

    @Override
    public Begun begin(Published published) {
        return Begun.of(Entries.NONE.withLines(FieldName.PARKED_RUA, published.of(RecordKind.DMARC).isEmpty() ? List.of() : dmarc.begin(published).entries().lines(FieldName.RUA)));
    }

    @Override
    public Filled fill(Entries entries, Published published) {
        var policy = Entries.NONE.with(FieldName.P, "reject").with(FieldName.RUA, entries.text(FieldName.PARKED_RUA));
        return switch (dmarc.fill(policy, published)) {
            case Filled.Wrong(var faults) -> new Filled.Wrong(faults.stream().map(fault -> new Filled.Fault(FieldName.PARKED_RUA, fault.sentence())).toList());
            case Filled.Written(var parts) -> new Filled.Written(List.of(
                    new Part(RecordKind.SPF, "", "v=spf1 -all"),
                    parts.getFirst(),
                    new Part(RecordKind.DKIM, "*", "v=DKIM1; p="),
                    new Part(RecordKind.MX, "", "0 .")));
        };
    }
}

package org.mailward.builder.form;

import java.util.ArrayList;
import java.util.List;
import org.mailward.builder.Draft;
import org.mailward.builder.RecordKind;
import org.mailward.builder.form.Filled.Fault;

/// The servers that receive mail.
final class MxSheet implements Sheet {

    private static final String NULL_MX = "0 .";

    @Override
    public List<FieldName> fields() {
        return List.of(FieldName.SERVERS, FieldName.NO_MAIL);
    }

    @Override
    public List<RecordKind> kinds() {
        return List.of(RecordKind.MX);
    }

    @Override
    public Begun begin(Published published) {
        List<String> records = published.of(RecordKind.MX);
        boolean none = records.equals(List.of(NULL_MX));
        return new Begun(Entries.NONE.with(FieldName.NO_MAIL, none).withLines(FieldName.SERVERS, records.stream().filter(record -> !record.equals(NULL_MX)).toList()),
                none || !records.contains(NULL_MX) ? List.of() : List.of("'" + NULL_MX + "' says that the domain receives no mail, which cannot be so beside its servers."));
    }

    @Override
    public Filled fill(Entries entries, Published published) {
        List<String> lines = entries.lines(FieldName.SERVERS);
        if (entries.has(FieldName.NO_MAIL)) {
            return lines.isEmpty() ? Filled.of(RecordKind.MX, NULL_MX)
                    : Filled.wrong(FieldName.NO_MAIL, "Take the servers away above, or this tick: a domain either receives mail or it does not.");
        }
        var faults = new ArrayList<Fault>();
        for (String line : lines) {
            try {
                Draft.of(RecordKind.MX, published.domain(), line);
            } catch (IllegalArgumentException wrong) {
                faults.add(new Fault(FieldName.SERVERS, wrong.getMessage() + "."));
            }
        }
        return faults.isEmpty() ? Filled.of(RecordKind.MX, String.join("\n", lines)) : new Filled.Wrong(faults);
    }
}

package org.mailward.builder.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mailward.builder.RecordKind;
import org.mailward.builder.form.Filled.Fault;
import org.mailward.mailauth.tlsrpt.TlsRptRecord;

/// Where senders report failed encryption.
final class TlsRptSheet implements Sheet {

    private static final String VERSION = "v=TLSRPTv1";
    private static final Set<String> FIELDS = Set.of("rua");

    @Override
    public List<FieldName> fields() {
        return List.of(FieldName.TLS_RUA);
    }

    @Override
    public List<RecordKind> kinds() {
        return List.of(RecordKind.TLS_RPT);
    }

    @Override
    public Begun begin(Published published) {
        List<String> texts = published.of(RecordKind.TLS_RPT);
        return texts.stream().flatMap(text -> TlsRptRecord.read(text).stream()).findFirst()
                .map(record -> new Begun(Entries.NONE.withLines(FieldName.TLS_RUA, ReportPlaces.shown(record.addresses())),
                        Others.all(record.faults(), Others.unknown(record.text(), VERSION, FIELDS), Others.beside(texts, record.text()))))
                .orElseGet(() -> new Begun(Entries.NONE.with(FieldName.TLS_RUA, "tls-reports@" + published.domain()), Others.beside(texts, "")));
    }

    @Override
    public Filled fill(Entries entries, Published published) {
        List<String> uris = ReportPlaces.uris(entries.lines(FieldName.TLS_RUA));
        if (uris.isEmpty()) {
            return Filled.wrong(FieldName.TLS_RUA, "Write at least one address that reports are to go to, such as tls-reports@example.org.");
        }
        var faults = new ArrayList<Fault>();
        for (String uri : uris) {
            try {
                TlsRptRecord.of(List.of(uri));
            } catch (IllegalArgumentException wrong) {
                faults.add(new Fault(FieldName.TLS_RUA, wrong.getMessage()));
            }
        }
        if (uris.size() > TlsRptRecord.MOST_ADDRESSES) {
            faults.add(new Fault(FieldName.TLS_RUA, "At most " + TlsRptRecord.MOST_ADDRESSES + " addresses are read, and these are " + uris.size() + "."));
        }
        return faults.isEmpty() ? Filled.of(RecordKind.TLS_RPT, TlsRptRecord.of(uris).render()) : new Filled.Wrong(faults);
    }
}

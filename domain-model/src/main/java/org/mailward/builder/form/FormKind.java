package org.mailward.builder.form;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailward.builder.RecordKind;

/// The forms there are.
public enum FormKind {
    DMARC(new DmarcSheet(), RecordKind.DMARC),
    SPF(new SpfSheet(), RecordKind.SPF),
    DKIM(new DkimSheet(), RecordKind.DKIM),
    MTA_STS(new StsSheet(), RecordKind.MTA_STS),
    TLS_RPT(new TlsRptSheet(), RecordKind.TLS_RPT),
    BIMI(new BimiSheet(), RecordKind.BIMI),
    CAA(new CaaSheet(), RecordKind.CAA),
    MX(new MxSheet(), RecordKind.MX),
    TLSA(new TlsaSheet(), RecordKind.TLSA),
    /// All that a domain without mail publishes.
    PARKED(new ParkedSheet(), null);

    private final Sheet sheet;
    private final @Nullable RecordKind record;

    FormKind(Sheet sheet, @Nullable RecordKind record) {
        this.sheet = sheet;
        this.record = record;
    }

    public Sheet sheet() {
        return sheet;
    }

    /// The record that can also be written by hand; empty where there are several.
    public Optional<RecordKind> record() {
        return Optional.ofNullable(record);
    }

    /// The form's word in an address.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FormKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /// The form that writes this record.
    public static FormKind of(RecordKind record) {
        return switch (record) {
            case DMARC -> DMARC;
            case SPF -> SPF;
            case DKIM -> DKIM;
            case MTA_STS, MTA_STS_POLICY -> MTA_STS;
            case TLS_RPT -> TLS_RPT;
            case BIMI -> BIMI;
            case CAA -> CAA;
            case MX -> MX;
            case TLSA -> TLSA;
        };
    }

    /// True when the records' name has a part that is asked for: a selector or a mail server.
    public boolean isLabelled() {
        return record != null && record.isLabelled();
    }
}

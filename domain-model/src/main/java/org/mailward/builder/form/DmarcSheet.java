package org.mailward.builder.form;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailward.builder.form.Filled.Fault;
import org.mailward.builder.RecordKind;
import org.mailward.mailauth.dmarc.DmarcDraft;
import org.mailward.mailauth.dmarc.DmarcRecord;
import org.mailward.mailauth.dmarc.FailureOption;
import org.mailward.mailauth.dmarc.Policy;
import org.mailward.mailauth.tags.Shown;
import org.mailward.mailauth.tags.Tag;

/// DMARC. The tags that RFC 9989 retired are not offered: the record is written without them.
final class DmarcSheet implements Sheet {

    private static final String SAME = "same";

    @Override
    public List<FieldName> fields() {
        return List.of(FieldName.P, FieldName.SP, FieldName.NP, FieldName.TEST_MODE, FieldName.RUA, FieldName.RUF, FieldName.FO, FieldName.FO_DKIM, FieldName.FO_SPF,
                FieldName.ADKIM, FieldName.ASPF, FieldName.PSD);
    }

    @Override
    public List<RecordKind> kinds() {
        return List.of(RecordKind.DMARC);
    }

    @Override
    public Begun begin(Published published) {
        List<String> texts = published.of(RecordKind.DMARC);
        return record(published).map(record -> {
            DmarcDraft draft = DmarcDraft.from(record);
            var leftOut = new ArrayList<String>();
            record.retired().forEach(term -> leftOut.add("'" + Shown.of(term) + "' is retired: receivers on the current standard no longer read it."));
            record.unknown().stream().map(Tag::text).forEach(term -> leftOut.add("'" + Shown.of(term) + "' is known to no standard."));
            record.faults().forEach(leftOut::add);
            Stream.concat(record.aggregate().stream(), record.failure().stream()).filter(address -> !address.isUsable())
                    .forEach(address -> leftOut.add("'" + Shown.of(address.text()) + "' is no address that reports can be sent to."));
            record.unreadablePolicies().forEach(tag -> leftOut.add("'" + Shown.of(tag.text()) + "' is no policy: receivers on the current standard go by p=none instead."));
            leftOut.addAll(Others.beside(texts, record.text()));
            return new Begun(entries(draft), leftOut);
        }).orElseGet(() -> new Begun(entries(DmarcDraft.of(Policy.NONE)).with(FieldName.RUA, "dmarc-reports@" + published.domain()), Others.beside(texts, "")));
    }

    private static Optional<DmarcRecord> record(Published published) {
        return published.of(RecordKind.DMARC).stream().flatMap(text -> DmarcRecord.read(text).stream()).findFirst();
    }

    private static Entries entries(DmarcDraft draft) {
        boolean any = draft.failureOptions().contains(FailureOption.ANY_FAILS);
        boolean all = draft.failureOptions().contains(FailureOption.ALL_FAIL);
        return Entries.NONE
                .with(FieldName.P, draft.p().text())
                .with(FieldName.SP, draft.sp().map(Policy::text).orElse(SAME))
                .with(FieldName.NP, draft.np().map(Policy::text).orElse(SAME))
                .with(FieldName.TEST_MODE, draft.testing())
                .withLines(FieldName.RUA, ReportPlaces.shown(draft.aggregate().stream().map(DmarcSheet::withoutLimit).toList()))
                .withLines(FieldName.RUF, ReportPlaces.shown(draft.failure().stream().map(DmarcSheet::withoutLimit).toList()))
                .with(FieldName.FO, any ? "any" : all ? "all" : "only")
                .with(FieldName.FO_DKIM, draft.failureOptions().contains(FailureOption.DKIM_FAILS))
                .with(FieldName.FO_SPF, draft.failureOptions().contains(FailureOption.SPF_FAILS))
                .with(FieldName.ADKIM, draft.strictDkim() ? "s" : "r")
                .with(FieldName.ASPF, draft.strictSpf() ? "s" : "r")
                .with(FieldName.PSD, switch (draft.psd()) {
                    case YES -> "y";
                    case NO -> "n";
                    case UNSAID -> "u";
                });
    }

    /// The size limit is among what the standard dropped.
    private static String withoutLimit(String address) {
        int mark = address.indexOf('!');
        return mark < 0 ? address : address.substring(0, mark);
    }

    @Override
    public Filled fill(Entries entries, Published published) {
        var faults = new ArrayList<Fault>();
        List<String> aggregate = addresses(entries, FieldName.RUA, faults);
        List<String> failure = addresses(entries, FieldName.RUF, faults);
        Set<FailureOption> options = options(entries);
        if (entries.text(FieldName.FO).equals("only") && options.isEmpty()) {
            faults.add(new Fault(FieldName.FO, "Tick one of the two kinds of failures, or choose another line here."));
        }
        if (!faults.isEmpty()) {
            return new Filled.Wrong(faults);
        }
        DmarcDraft draft = DmarcDraft.of(Policy.read(entries.text(FieldName.P)).orElseThrow())
                .withSubdomains(below(entries, FieldName.SP), below(entries, FieldName.NP))
                .withAlignment(entries.text(FieldName.ADKIM).equals("s"), entries.text(FieldName.ASPF).equals("s"))
                .withReports(aggregate, failure, options)
                .withTesting(entries.has(FieldName.TEST_MODE), 100)
                .withPsd(switch (entries.text(FieldName.PSD).toLowerCase(Locale.ROOT)) {
                    case "y" -> DmarcRecord.Psd.YES;
                    case "n" -> DmarcRecord.Psd.NO;
                    default -> DmarcRecord.Psd.UNSAID;
                });
        return Filled.of(RecordKind.DMARC, record(published).map(draft.record()::inOrderOf).orElseGet(draft::render));
    }

    private static Optional<Policy> below(Entries entries, FieldName name) {
        return Policy.read(entries.text(name));
    }

    private static Set<FailureOption> options(Entries entries) {
        var options = EnumSet.noneOf(FailureOption.class);
        switch (entries.text(FieldName.FO)) {
            case "any" -> options.add(FailureOption.ANY_FAILS);
            case "all" -> options.add(FailureOption.ALL_FAIL);
            default -> {
                // Only what is ticked.
            }
        }
        if (entries.has(FieldName.FO_DKIM)) {
            options.add(FailureOption.DKIM_FAILS);
        }
        if (entries.has(FieldName.FO_SPF)) {
            options.add(FailureOption.SPF_FAILS);
        }
        return options;
    }

    private static boolean isAddress(String uri) {
        try {
            return Names.isPlain(uri) && !DmarcDraft.of(Policy.NONE).withReports(List.of(uri), List.of(), Set.of()).aggregate().isEmpty();
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    private static List<String> addresses(Entries entries, FieldName name, List<Fault> faults) {
        List<String> uris = ReportPlaces.uris(entries.lines(name));
        for (String uri : uris) {
            if (!isAddress(uri)) {
                faults.add(new Fault(name, "'" + Shown.of(uri.replace("mailto:", "")) + "' is no address that reports can be sent to. Write one e-mail address to a line, such as reports@example.org."));
            }
        }
        if (uris.size() > DmarcRecord.MOST_ADDRESSES) {
            faults.add(new Fault(name, "At most " + DmarcRecord.MOST_ADDRESSES + " addresses are read, and these are " + uris.size() + "."));
        }
        return uris;
    }
}

package org.mailward.builder.form;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailward.builder.RecordKind;
import org.mailward.builder.form.Filled.Fault;
import org.mailward.mailauth.caa.CaaRecord;
import org.mailward.mailauth.tags.Shown;

/// Who may issue certificates. What the form has no field for stands as it is among the other records.
final class CaaSheet implements Sheet {

    private static final String NOBODY = "nobody";
    private static final List<FieldName> ISSUING = List.of(FieldName.ISSUE, FieldName.ISSUE_WILD, FieldName.ISSUE_MAIL, FieldName.ISSUE_VMC);

    @Override
    public List<FieldName> fields() {
        return List.of(FieldName.ISSUE, FieldName.ISSUE_WILD, FieldName.ISSUE_MAIL, FieldName.ISSUE_VMC, FieldName.OTHER_CAA);
    }

    @Override
    public List<RecordKind> kinds() {
        return List.of(RecordKind.CAA);
    }

    @Override
    public Begun begin(Published published) {
        Map<FieldName, List<String>> lines = new EnumMap<>(FieldName.class);
        for (String text : published.of(RecordKind.CAA)) {
            Optional<CaaRecord> record = CaaRecord.read(text);
            Optional<FieldName> field = record.filter(each -> each.flags() == 0).flatMap(each -> ISSUING.stream().filter(name -> tag(name).equals(each.tag())).findFirst());
            lines.computeIfAbsent(field.orElse(FieldName.OTHER_CAA), _ -> new ArrayList<>())
                    .add(field.isEmpty() ? text : isNobody(record.get().value().strip()) ? NOBODY : record.get().value().strip());
        }
        Entries entries = Entries.NONE;
        for (var each : lines.entrySet()) {
            entries = entries.withLines(each.getKey(), each.getValue());
        }
        return Begun.of(entries);
    }

    /// An empty value names no authority either; a line of the form that is empty would say nothing.
    private static boolean isNobody(String value) {
        return value.isEmpty() || value.equals(";");
    }

    private static String tag(FieldName name) {
        return switch (name) {
            case ISSUE -> CaaRecord.ISSUE;
            case ISSUE_WILD -> CaaRecord.ISSUE_WILD;
            case ISSUE_MAIL -> CaaRecord.ISSUE_MAIL;
            case ISSUE_VMC -> CaaRecord.ISSUE_VMC;
            default -> "";
        };
    }

    @Override
    public Filled fill(Entries entries, Published published) {
        var faults = new ArrayList<Fault>();
        var records = new ArrayList<String>();
        for (FieldName name : ISSUING) {
            List<String> lines = entries.lines(name);
            if (lines.size() > 1 && lines.stream().anyMatch(NOBODY::equalsIgnoreCase)) {
                faults.add(new Fault(name, "Either nobody may issue, or the authorities that are named: take one of the two away."));
            }
            for (String line : lines) {
                var record = new CaaRecord(0, tag(name), line.equalsIgnoreCase(NOBODY) ? ";" : Names.ascii(line, ';'));
                if (record.isGarbled() || !line.equalsIgnoreCase(NOBODY) && record.issuer().isEmpty()) {
                    faults.add(new Fault(name, "'" + Shown.of(line) + "' is no name of an authority. Write one to a line, such as letsencrypt.org, or the word nobody."));
                }
                records.add(record.render());
            }
        }
        for (String line : entries.lines(FieldName.OTHER_CAA)) {
            CaaRecord.read(line).ifPresentOrElse(record -> records.add(line), () -> faults.add(new Fault(FieldName.OTHER_CAA,
                    "'" + Shown.of(line) + "' is no CAA record. One has a number, a word and a value: 0 iodef \"mailto:security@example.org\".")));
        }
        return faults.isEmpty() ? Filled.of(RecordKind.CAA, String.join("\n", records)) : new Filled.Wrong(faults);
    }
}

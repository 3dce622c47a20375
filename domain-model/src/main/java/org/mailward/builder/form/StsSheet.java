package org.mailward.builder.form;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailward.builder.RecordKind;
import org.mailward.builder.form.Filled.Fault;
import org.mailward.builder.form.Filled.Part;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.mtasts.StsPolicy;
import org.mailward.mailauth.mtasts.StsRecord;
import org.mailward.mailauth.tags.Shown;

/// MTA-STS: the policy file and the record that says which version of it is current, written together.
final class StsSheet implements Sheet {

    private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String WEEK = "604800";
    private static final String VERSION = "v=STSv1";
    private static final Set<String> FIELDS = Set.of("id");
    private static final Set<String> KEYS = Set.of("version", "mode", "mx", "max_age");

    @Override
    public List<FieldName> fields() {
        return List.of(FieldName.MODE, FieldName.PATTERNS, FieldName.MAX_AGE, FieldName.POLICY_ID);
    }

    @Override
    public List<RecordKind> kinds() {
        return List.of(RecordKind.MTA_STS_POLICY, RecordKind.MTA_STS);
    }

    @Override
    public Begun begin(Published published) {
        Entries id = Entries.NONE.with(FieldName.POLICY_ID, id(published).orElse(""));
        String text = record(published).map(StsRecord::text).orElse("");
        List<String> beside = Others.all(Others.unknown(text, VERSION, FIELDS), Others.beside(published.of(RecordKind.MTA_STS), text));
        String file = published.text(RecordKind.MTA_STS_POLICY);
        if (file.isBlank()) {
            return new Begun(id.withLines(FieldName.PATTERNS, published.servers().stream().map(DomainName::ascii).toList()).with(FieldName.MAX_AGE, WEEK), beside);
        }
        StsPolicy policy = StsPolicy.read(file);
        return new Begun(id.with(FieldName.MODE, policy.mode().map(StsPolicy.Mode::word).orElse("")).withLines(FieldName.PATTERNS, policy.patterns())
                .with(FieldName.MAX_AGE, policy.maxAge().map(age -> String.valueOf(age.toSeconds())).orElse(WEEK)), Others.all(policy.faults(), unknownLines(file), beside));
    }

    private static List<String> unknownLines(String file) {
        return file.lines().limit(StsPolicy.MOST_LINES).map(String::strip).filter(line -> line.indexOf(':') > 0 && !KEYS.contains(line.substring(0, line.indexOf(':')))).map(Others::unknown)
                .limit(Others.MOST_NAMED).toList();
    }

    private static Optional<StsRecord> record(Published published) {
        return published.of(RecordKind.MTA_STS).stream().flatMap(text -> StsRecord.read(text).stream()).findFirst();
    }

    private static Optional<String> id(Published published) {
        return record(published).flatMap(StsRecord::id);
    }

    @Override
    public Filled fill(Entries entries, Published published) {
        var faults = new ArrayList<Fault>();
        StsPolicy.Mode mode = StsPolicy.Mode.valueOf(entries.text(FieldName.MODE).toUpperCase(Locale.ROOT));
        List<String> patterns = entries.lines(FieldName.PATTERNS).stream().map(line -> Names.ascii(line.toLowerCase(Locale.ROOT))).toList();
        for (String pattern : patterns) {
            if (!isPolicy(StsPolicy.Mode.NONE, List.of(pattern), Duration.ZERO)) {
                faults.add(new Fault(FieldName.PATTERNS, "'" + Shown.of(pattern) + "' is no server name. Write one name to a line, such as mail.example.org or *.example.org."));
            }
        }
        if (patterns.isEmpty() && mode != StsPolicy.Mode.NONE) {
            faults.add(new Fault(FieldName.PATTERNS, "Name at least one mail server."));
        }
        Optional<Duration> age = age(entries.text(FieldName.MAX_AGE));
        if (age.isEmpty()) {
            faults.add(new Fault(FieldName.MAX_AGE, "Write a number of seconds from 0 to " + StsPolicy.LONGEST_MAX_AGE.toSeconds() + ", such as " + WEEK + " for a week."));
        }
        String typed = entries.text(FieldName.POLICY_ID);
        if (!typed.isEmpty() && !isId(typed)) {
            faults.add(new Fault(FieldName.POLICY_ID, "An id is 1 to 32 letters and digits. Leave the field empty, and one is made."));
        }
        if (!faults.isEmpty()) {
            return new Filled.Wrong(faults);
        }
        var terms = new StsPolicy.Terms(mode, patterns, age.orElseThrow());
        boolean changed = !StsPolicy.read(published.text(RecordKind.MTA_STS_POLICY)).terms().equals(Optional.of(terms));
        boolean stale = typed.isEmpty() || changed && id(published).equals(Optional.of(typed));
        return new Filled.Written(List.of(new Part(RecordKind.MTA_STS_POLICY, "", terms.render()),
                new Part(RecordKind.MTA_STS, "", StsRecord.of(stale ? fresh(published.at(), typed) : typed).render())));
    }

    private static String fresh(Instant at, String before) {
        String id = ID.format(at);
        return id.equals(before) ? id + "1" : id;
    }

    private static Optional<Duration> age(String text) {
        if (text.isEmpty() || text.length() > 10 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofSeconds(Long.parseLong(text))).filter(age -> age.compareTo(StsPolicy.LONGEST_MAX_AGE) <= 0);
    }

    private static boolean isPolicy(StsPolicy.Mode mode, List<String> patterns, Duration age) {
        try {
            return !new StsPolicy.Terms(mode, patterns, age).render().isEmpty();
        } catch (IllegalArgumentException notAPattern) {
            return false;
        }
    }

    private static boolean isId(String text) {
        try {
            return StsRecord.of(text).isValid();
        } catch (IllegalArgumentException notAnId) {
            return false;
        }
    }
}

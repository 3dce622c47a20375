package org.mailward.assessment.rules;

import java.util.List;
import java.util.stream.Stream;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.spf.SpfRecord;
import org.mailward.mailauth.spf.SpfResult;
import org.mailward.mailauth.spf.SpfStep;

/// Records and answers as a finding shows them.
final class Seen {

    private static final int MOST_STEPS = 10;

    private Seen() {
    }

    static String txt(DomainName name, String text) {
        return name + " TXT \"" + text + "\"";
    }

    static List<String> all(DomainName name, List<String> texts) {
        return texts.stream().map(text -> txt(name, text)).toList();
    }

    /// The record, and how a receiver came to its result: the last steps decide.
    static List<String> steps(DomainName domain, SpfRecord record, SpfResult result) {
        int from = Math.max(0, result.steps().size() - MOST_STEPS);
        return Stream.concat(Stream.of(txt(domain, record.text())), result.steps().subList(from, result.steps().size()).stream().map(SpfStep::words)).toList();
    }

    static String nothing(DomainName name) {
        return name + ": no such record";
    }
}

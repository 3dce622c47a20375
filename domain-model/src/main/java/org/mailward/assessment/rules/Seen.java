package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.mailauth.dns.DomainName;

/// Records and answers as a finding shows them.
final class Seen {

    private Seen() {
    }

    static String txt(DomainName name, String text) {
        return name + " TXT \"" + text + "\"";
    }

    static List<String> all(DomainName name, List<String> texts) {
        return texts.stream().map(text -> txt(name, text)).toList();
    }

    static String nothing(DomainName name) {
        return name + ": no such record";
    }
}

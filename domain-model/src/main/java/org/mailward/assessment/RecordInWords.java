package org.mailward.assessment;

import java.util.List;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.tags.Meaning;

/// One record as published, term by term in words.
public record RecordInWords(Protocol protocol, DomainName name, RecordType type, String text, List<Meaning> words) {

    public RecordInWords {
        words = List.copyOf(words);
    }
}

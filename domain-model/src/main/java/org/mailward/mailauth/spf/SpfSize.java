package org.mailward.mailauth.spf;

import java.util.ArrayList;
import java.util.List;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;

/// How large an SPF record and the answer that carries it are, in octets.
///
/// @param record the record's text; 0 when there is none
/// @param strings the character-strings that it is divided into, each of at most [#STRING] octets
/// @param texts the domain's name and the text of all its TXT records
/// @param answer the whole answer without the records that name servers may add
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7208#section-3.4">RFC 7208 §3.4</a>
public record SpfSize(int record, List<Integer> strings, int texts, int answer) {

    /// The most octets of one character-string (RFC 7208 §3.3).
    public static final int STRING = 255;
    /// What name and texts may have together, so that every answer fits into one packet.
    public static final int TEXTS = 450;
    /// The largest answer that fits into one packet without an extension of DNS.
    public static final int ANSWER = 512;
    /// The largest answer that passes everywhere in one packet with the extension.
    public static final int EXTENDED_ANSWER = 1_232;

    private static final int HEADER = 12;
    private static final int RECORD_HEADER = 12;
    private static final int QUESTION_TAIL = 4;

    public static final SpfSize NOTHING = new SpfSize(0, List.of(), 0, 0);

    public SpfSize {
        strings = List.copyOf(strings);
    }

    static SpfSize of(Answer answer) {
        if (!(answer instanceof Answer.Found found)) {
            return NOTHING;
        }
        DomainName name = found.question().name();
        int texts = name.ascii().length();
        int octets = HEADER + onTheWire(name) + QUESTION_TAIL;
        for (DomainName alias : found.aliases()) {
            octets += RECORD_HEADER + onTheWire(alias);
        }
        List<Integer> strings = List.of();
        for (RecordData record : found.records()) {
            if (record instanceof RecordData.Text text) {
                String joined = text.joined();
                texts += joined.length();
                octets += RECORD_HEADER + joined.length() + text.strings().size();
                if (SpfParser.isSpf(joined)) {
                    strings = lengths(text.strings());
                }
            }
        }
        int length = 0;
        for (int string : strings) {
            length += string;
        }
        return new SpfSize(length, strings, texts, octets);
    }

    private static List<Integer> lengths(List<String> strings) {
        var lengths = new ArrayList<Integer>(strings.size());
        for (String string : strings) {
            lengths.add(string.length());
        }
        return lengths;
    }

    /// A name as labels: each has its length before it, and the root ends it.
    private static int onTheWire(DomainName name) {
        return name.ascii().length() + 2;
    }
}

package org.mailward.builder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.mailward.history.Written;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;

/// A record as somebody means to publish it.
///
/// @param label the selector of a DKIM key or a BIMI record, the whole name of a TLSA record; empty for the others
/// @param value the record's text; for CAA, MX and TLSA one record to a line; empty to publish none
public record Draft(RecordKind kind, DomainName domain, String label, String value) {

    /// The longest value that is taken, in characters.
    public static final int LONGEST = 10_000;
    /// The longest string of a TXT record, in octets (RFC 1035 §3.3).
    public static final int LONGEST_STRING = 255;

    /// @throws IllegalArgumentException when the label cannot be part of a name, the value is too long, or a line is no record
    public Draft {
        label = label.strip();
        value = kind.isFile() ? value : String.join("\n", value.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException("The value has " + value.length() + " characters; at most " + LONGEST + " are taken");
        }
        if (!kind.isFile() && kind.type() == RecordType.TXT) {
            value = value.replace('\n', ' ');
        }
        kind.name(domain, label);
        List<RecordData> records = records(kind, value);
        if (kind.type() == RecordType.MX) {
            // However it was typed: what is read here is what a zone editor is told.
            value = String.join("\n", records.stream().map(Written::record).toList());
        }
    }

    public static Draft of(RecordKind kind, DomainName domain, String value) {
        return new Draft(kind, domain, kind.usualLabel().orElse(""), value);
    }

    public DomainName name() {
        return kind.name(domain, label);
    }

    /// @throws IllegalStateException for a file, which is not asked for in DNS
    public Question question() {
        if (kind.isFile()) {
            throw new IllegalStateException("The policy file is no record");
        }
        return new Question(name(), kind.type());
    }

    /// The records to publish; none when the value is empty.
    public List<RecordData> records() {
        return records(kind, value);
    }

    /// True for a published record whose place the draft takes. Other texts at the domain itself stay.
    boolean replaces(RecordData published) {
        return kind != RecordKind.SPF || published instanceof RecordData.Text text && isSpf(text.joined());
    }

    private static boolean isSpf(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.equals("v=spf1") || lower.startsWith("v=spf1 ");
    }

    /// A long text as strings of at most 255 octets, which readers join without a blank (RFC 7208 §3.3).
    public static List<String> strings(String text) {
        var strings = new ArrayList<String>();
        for (int from = 0; from < text.length(); from += LONGEST_STRING) {
            strings.add(text.substring(from, Math.min(text.length(), from + LONGEST_STRING)));
        }
        return strings.isEmpty() ? List.of("") : List.copyOf(strings);
    }

    private static List<RecordData> records(RecordKind kind, String value) {
        if (value.isEmpty() || kind.isFile()) {
            return List.of();
        }
        return switch (kind.type()) {
            case TXT -> List.of(new RecordData.Text(strings(value)));
            case MX -> Arrays.stream(value.split("\n")).map(Draft::mailServer).toList();
            default -> Arrays.stream(value.split("\n")).<RecordData>map(RecordData.Presentation::new).toList();
        };
    }

    private static RecordData mailServer(String line) {
        String[] parts = line.strip().split("\\s+");
        if (parts.length != 2 || !parts[0].matches("\\d{1,5}") || Integer.parseInt(parts[0]) > 65_535) {
            throw new IllegalArgumentException("A mail server is a number from 0 to 65535 and a name, such as '10 mail.example.org', not '" + line + "'");
        }
        return new RecordData.MailExchange(Integer.parseInt(parts[0]), parts[1].equals(".") ? DomainName.ROOT : DomainName.of(parts[1]));
    }
}

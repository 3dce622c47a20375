package org.mailward.mailauth.dns;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What one record says, in the shape its readers need.
public sealed interface RecordData {

    /// By what they say: mail exchanges by preference and name, all others by their text.
    Comparator<RecordData> ORDER = Comparator.comparingInt(RecordData::place).thenComparing(RecordData::said);

    /// What keeping a record takes beside its octets, roughly.
    int SHARE = 16;

    private static int length(List<String> strings) {
        int length = 0;
        for (String string : strings) {
            length += string.length() + 1;
        }
        return length;
    }

    /// What the record says, in octets, and a share for keeping it.
    default int octets() {
        return SHARE + switch (this) {
            case Address(String literal) -> literal.length();
            case MailExchange(int _, DomainName exchange) -> exchange.ascii().length();
            case Text(List<String> strings) -> length(strings);
            case Target(DomainName name) -> name.ascii().length();
            case Presentation(String text) -> text.length();
        };
    }

    private int place() {
        return this instanceof MailExchange exchange ? exchange.preference() : 0;
    }

    private String said() {
        return switch (this) {
            case Address(String literal) -> literal;
            case MailExchange(int _, DomainName exchange) -> exchange.ascii();
            case Text text -> text.joined();
            case Target(DomainName name) -> name.ascii();
            case Presentation(String text) -> text;
        };
    }

    /// An A or AAAA record.
    /// @param literal the address as text (`192.0.2.1`, `2001:db8::1`), never a name
    record Address(String literal) implements RecordData {

        /// Empty when a server sent what is no address.
        public Optional<IpAddress> ip() {
            return IpAddress.of(literal);
        }
    }

    /// An MX record; a null MX has the root as exchange.
    /// @param preference 0 to 65535
    record MailExchange(int preference, DomainName exchange) implements RecordData {
    }

    /// A TXT record as its character-strings.
    /// @param strings the octets of each string, one `char` from 0 to 255 per octet, nothing unescaped or decoded
    record Text(List<String> strings) implements RecordData {
        public Text {
            strings = List.copyOf(strings);
        }

        /// The strings joined without a space, as SPF, DKIM and DMARC read them.
        public String joined() {
            return strings.size() == 1 ? strings.getFirst() : String.join("", strings);
        }
    }

    /// A CNAME, NS or PTR record.
    record Target(DomainName name) implements RecordData {
    }

    /// Any other record in presentation form.
    record Presentation(String text) implements RecordData {
    }
}

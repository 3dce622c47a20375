package org.mailward.mailauth.report;

import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.message.Header;
import org.mailward.mailauth.message.MailDate;
import org.mailward.mailauth.message.Mailbox;
import org.mailward.mailauth.message.Mailboxes;
import org.mailward.mailauth.message.Message;
import org.mailward.mailauth.message.Words;

/// Reads the header of the message that a failure report is about.
final class ReportedMessages {

    /// The most addresses that are kept of one field.
    private static final int MOST_ADDRESSES = 100;
    private static final char REPLACEMENT = '\uFFFD';

    private ReportedMessages() {
    }

    static ReportedMessage read(byte[] sample, ReportLimits limits) {
        Message message = Message.read(sample, new Message.Limits(limits.message(), 1_000, limits.text()));
        Optional<Mailboxes> from = message.first("From").map(field -> Mailboxes.read(field.value()));
        String domain = from.flatMap(mailboxes -> mailboxes.domains().stream().findFirst()).map(DomainName::toString).orElse("");
        return new ReportedMessage(text(message, "Subject"), addresses(message, "From"), domain, addresses(message, "To"), text(message, "Message-ID"),
                message.first("Date").flatMap(field -> MailDate.read(field.unfolded())), headers(message, limits.text()));
    }

    /// The field as a text on one line; empty when there is none.
    static String text(Message message, String name) {
        return message.first(name).map(ReportedMessages::text).orElse("");
    }

    static String text(Header field) {
        return clean(Words.encoded(Words.decode(field.unfolded()))).strip();
    }

    /// The addresses of a field, each with its name where it has one.
    static List<String> addresses(Message message, String name) {
        return message.first(name).stream().flatMap(field -> Mailboxes.read(field.value()).mailboxes().stream()).limit(MOST_ADDRESSES).map(ReportedMessages::shown).toList();
    }

    private static String shown(Mailbox mailbox) {
        return clean(mailbox.name().isEmpty() ? mailbox.text() : mailbox.name() + " <" + mailbox.text() + ">");
    }

    private static String headers(Message message, int longest) {
        var text = new StringBuilder();
        for (Header header : message.headers()) {
            if (text.length() + header.raw().length() > longest) {
                break;
            }
            text.append(Words.decode(header.raw()).replace("\r\n", "\n")).append('\n');
        }
        return clean(text.toString());
    }

    /// What no database and no page bears becomes a replacement character.
    static String clean(String text) {
        var clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                clean.append(c).append(text.charAt(++i));
            } else {
                clean.append(c < ' ' && c != '\n' && c != '\t' || Character.isSurrogate(c) ? REPLACEMENT : c);
            }
        }
        return clean.toString();
    }
}

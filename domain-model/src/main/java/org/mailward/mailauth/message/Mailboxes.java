package org.mailward.mailauth.message;

import java.util.ArrayList;
import java.util.List;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.tags.Shown;

/// The addresses of a header field such as `From`.
///
/// ```
/// From: "Doe, Jane" <jane@example.org>, Staff: a@example.org, b@example.net;
/// ```
///
/// @param mailboxes in the order written; the members of groups included
/// @param faults what is not as the grammar has it, one sentence each
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-3.4">RFC 5322 §3.4</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6854#section-2">RFC 6854 §2</a>
public record Mailboxes(List<Mailbox> mailboxes, List<String> faults) {

    /// The most addresses that are read from one field.
    public static final int MOST = 1_000;

    public Mailboxes {
        mailboxes = List.copyOf(mailboxes);
        faults = List.copyOf(faults);
    }

    /// @param value a field's value as octets
    public static Mailboxes read(String value) {
        return new Reading(Words.decode(value.replace("\r\n", ""))).read();
    }

    /// The domains of the addresses, each once.
    public List<DomainName> domains() {
        return mailboxes.stream().flatMap(mailbox -> mailbox.domain().stream()).distinct().toList();
    }

    private static final class Reading {
        private final List<Lexer.Token> tokens;
        private final List<Mailbox> found = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();
        private final StringBuilder phrase = new StringBuilder();
        private final StringBuilder bare = new StringBuilder();
        private final StringBuilder angle = new StringBuilder();
        private String comment = "";
        private boolean inAngle;
        private boolean hadAngle;
        private boolean gap;

        Reading(String value) {
            tokens = Lexer.read(value, "<>,;:@");
        }

        Mailboxes read() {
            for (Lexer.Token token : tokens) {
                if (token.kind() == Lexer.Kind.SPECIAL) {
                    special(token);
                } else if (token.kind() == Lexer.Kind.COMMENT) {
                    comment = token.text();
                } else {
                    word(token);
                }
            }
            if (inAngle) {
                faults.add("An address has no closing '>'.");
            }
            finish();
            return new Mailboxes(found, faults.stream().distinct().toList());
        }

        private void special(Lexer.Token token) {
            switch (token.text().charAt(0)) {
                case '<' -> {
                    if (hadAngle) {
                        faults.add("An entry holds more than one address in '<' and '>'.");
                        finish();
                    }
                    inAngle = true;
                    hadAngle = true;
                }
                case '>' -> inAngle = false;
                case ':' -> {
                    // Inside brackets a colon ends an old route; outside it ends the name of a group.
                    if (inAngle) {
                        angle.setLength(0);
                    } else {
                        clear();
                    }
                }
                case ',', ';' -> {
                    if (inAngle) {
                        angle.append(token.text());
                    } else {
                        finish();
                    }
                }
                default -> {
                    (inAngle ? angle : bare).append('@');
                    phrase.append(inAngle ? "" : "@");
                }
            }
        }

        private void word(Lexer.Token token) {
            String written = token.kind() == Lexer.Kind.QUOTED ? '"' + token.text().replace("\\", "\\\\").replace("\"", "\\\"") + '"' : token.text();
            if (inAngle) {
                angle.append(written);
                return;
            }
            // Blanks are allowed around dots and the at sign of an address only.
            gap |= token.blank() && !bare.isEmpty() && bare.charAt(bare.length() - 1) != '@' && bare.charAt(bare.length() - 1) != '.' && !written.startsWith(".");
            bare.append(written);
            phrase.append(token.blank() && !phrase.isEmpty() ? " " : "").append(token.text());
        }

        private void finish() {
            String address = hadAngle ? angle.toString() : bare.toString();
            if (!address.isEmpty() || hadAngle) {
                String name = hadAngle ? Words.encoded(phrase.toString()) : Words.encoded(comment);
                Mailbox mailbox = Mailbox.of(name.strip(), address);
                if (!hadAngle && gap || mailbox.domain().isEmpty() || mailbox.local().isEmpty()) {
                    faults.add("'" + Shown.of(hadAngle || !gap ? address : phrase.toString()) + "' is no address with a domain.");
                }
                if (found.size() == MOST) {
                    faults.add("There are more than " + MOST + " addresses; the rest was not read.");
                } else if (hadAngle || !gap) {
                    found.add(mailbox);
                }
            }
            clear();
        }

        private void clear() {
            phrase.setLength(0);
            bare.setLength(0);
            angle.setLength(0);
            comment = "";
            inAngle = false;
            hadAngle = false;
            gap = false;
        }
    }
}

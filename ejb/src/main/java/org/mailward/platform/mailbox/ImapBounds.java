package org.mailward.platform.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// How much a mailbox's server may say in answer to one request. For one thread.
///
/// The mail library takes a server at its word: for a literal, a folder's messages or a list of numbers it makes room as soon as they
/// are announced, however many, and keeps every line of an answer until the last. A server that announces a gigabyte would so take the
/// memory of everybody. Here its octets are looked at before the library sees them, and one that says too much is not listened to any more.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9051#section-4.3">RFC 9051 §4.3</a>
final class ImapBounds {

    /// Octets that a line takes in memory beside its own, roughly.
    private static final int LINE = 128;
    private static final String TOO_LONG = "answers too much";
    private static final String TOO_MUCH = "; at most %d are read for one request (" + ImapSettings.ANSWER + ").";

    private final long most;
    private final int mostMessages;
    private long said;
    private String breach = "";

    /// @param most octets of one answer
    /// @param mostMessages of a folder
    ImapBounds(long most, int mostMessages) {
        this.most = most;
        this.mostMessages = mostMessages;
    }

    /// What follows answers another request.
    void anew() {
        said = 0;
    }

    /// What the server did for which it is not listened to any more, as the end of a sentence about it.
    Optional<String> breach() {
        return breach.isEmpty() ? Optional.empty() : Optional.of(breach);
    }

    InputStream watch(InputStream in) {
        return new Watched(in);
    }

    private IOException broken(String what) {
        breach = what;
        return new IOException("The server " + what);
    }

    /// One connection's octets.
    ///
    /// A literal is known as the library knows it: digits in braces before the end of a line, even where they begin in the literal before.
    final class Watched extends InputStream {

        private enum Digits { NONE, OPEN, SOME, CLOSED, RETURN }

        /// What a line says first: `*`, and then a number or a word.
        private enum Start { BEGIN, STAR, NUMBER, WORD, OVER }

        private static final String VANISHED = "VANISHED";
        /// Beyond every limit, and far from where it would overflow.
        private static final long ENOUGH = 1L << 40;

        private final InputStream in;
        private boolean released;
        private long literal;
        private Digits digits = Digits.NONE;
        private long announced;
        private Start start = Start.BEGIN;
        private long number;
        private int letters;
        private int last;

        private Watched(InputStream in) {
            this.in = in;
        }

        /// From here on the octets are no answers any more, but what is looked at elsewhere.
        void release() {
            released = true;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] octets, int from, int length) throws IOException {
            int count = in.read(octets, from, length);
            if (!released) {
                for (int i = from; i < from + count; i++) {
                    look(octets[i] & 0xff);
                }
                if (said > most) {
                    throw broken((TOO_LONG + TOO_MUCH).formatted(most));
                }
            }
            return count;
        }

        private void look(int octet) throws IOException {
            said++;
            boolean line = literal == 0;
            boolean announces = octet == '\n' && digits == Digits.RETURN;
            count(octet);
            if (line) {
                begins(octet);
                if (octet == '\n' && last == '\r') {
                    said += LINE;
                    start = announces ? Start.OVER : Start.BEGIN;
                    if (announces) {
                        literal(announced);
                    }
                }
            } else {
                literal--;
            }
            last = octet;
        }

        private void literal(long octets) throws IOException {
            // What is beyond an integer, the library takes for no literal.
            if (octets > Math.min(most - said, Integer.MAX_VALUE)) {
                throw broken(((octets > most ? "announces a text of " + octets + " bytes" : TOO_LONG) + TOO_MUCH).formatted(most));
            }
            literal = octets;
        }

        private void count(int octet) {
            switch (octet) {
                case '{' -> {
                    digits = Digits.OPEN;
                    announced = 0;
                }
                case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                    digits = digits == Digits.OPEN || digits == Digits.SOME ? Digits.SOME : Digits.NONE;
                    announced = Math.min(ENOUGH, announced * 10 + octet - '0');
                }
                case '}' -> digits = digits == Digits.SOME ? Digits.CLOSED : Digits.NONE;
                case '\r' -> digits = digits == Digits.CLOSED ? Digits.RETURN : Digits.NONE;
                default -> digits = Digits.NONE;
            }
        }

        /// The library makes room for as many messages as a folder is said to hold, and for as many as are said to have vanished; we never ask
        /// what vanished.
        ///
        /// @see <a href="https://www.rfc-editor.org/rfc/rfc7162#section-3.2.10">RFC 7162 §3.2.10</a>
        private void begins(int octet) throws IOException {
            switch (start) {
                case BEGIN -> start = octet == '*' ? Start.STAR : Start.OVER;
                case STAR -> {
                    if (octet == '+' || isDigit(octet)) {
                        start = Start.NUMBER;
                        number = octet == '+' ? 0 : octet - '0';
                    } else if (octet != ' ') {
                        letters = 0;
                        start = Start.WORD;
                        word(octet);
                    }
                }
                case NUMBER -> {
                    if (isDigit(octet)) {
                        number = Math.min(ENOUGH, number * 10 + octet - '0');
                    } else {
                        start = Start.OVER;
                        if (number > mostMessages) {
                            throw broken("says that the folder holds " + number + " messages; at most " + mostMessages + " are looked after (" + ImapSettings.FOLDER_MESSAGES + ").");
                        }
                    }
                }
                case WORD -> word(octet);
                case OVER -> {
                }
            }
        }

        private void word(int octet) throws IOException {
            if ((octet & ~0x20) != VANISHED.charAt(letters)) {
                start = Start.OVER;
            } else if (++letters == VANISHED.length()) {
                throw broken("tells of messages that vanished, which it was not asked.");
            }
        }

        private static boolean isDigit(int octet) {
            return octet >= '0' && octet <= '9';
        }

        @Override
        public int available() throws IOException {
            return in.available();
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}

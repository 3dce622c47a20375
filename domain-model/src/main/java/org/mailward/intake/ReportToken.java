package org.mailward.intake;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The word before the at sign of a report address: 16 letters and digits, 80 random bits, none that is easily taken for another.
public record ReportToken(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]{10,32}");
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 16;

    public ReportToken {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("A report address begins with 10 to 32 small letters and digits");
        }
    }

    public static ReportToken random(RandomGenerator random) {
        var text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new ReportToken(text.toString());
    }

    /// The token of a mail address; senders may write it in any case, and with angle brackets.
    public static Optional<ReportToken> of(String address) {
        String plain = address.strip().replaceAll("^<|>$", "");
        int at = plain.lastIndexOf('@');
        String local = (at < 0 ? plain : plain.substring(0, at)).toLowerCase(Locale.ROOT);
        return SHAPE.matcher(local).matches() ? Optional.of(new ReportToken(local)) : Optional.empty();
    }
}

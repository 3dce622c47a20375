package org.mailward.publishing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportWordsTest {

    private static final Pattern ARGUMENT = Pattern.compile("\\{([0-9])");
    private static final Instant AT = Instant.parse("2026-03-02T23:30:00Z");

    @ParameterizedTest
    @ValueSource(strings = "report_de.properties")
    void every_language_says_everything_with_the_same_arguments(String file) throws IOException {
        var english = read("report.properties");
        var other = read(file);
        assertTrue(english.size() > 100, "Only " + english.size() + " sentences were read");
        assertEquals(new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(other.stringPropertyNames()));
        for (var key : english.stringPropertyNames()) {
            assertEquals(arguments(english.getProperty(key)), arguments(other.getProperty(key)), key);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.properties", "report_de.properties"})
    void no_sentence_has_an_apostrophe_that_would_vanish_or_an_exclamation_mark(String file) throws IOException {
        for (var sentence : read(file).values()) {
            assertFalse(sentence.toString().contains("'") || sentence.toString().contains("!"), sentence.toString());
        }
    }

    @Test
    void days_cannot_be_mistaken_for_another() {
        assertEquals("2 March 2026", new ReportWords(Locale.UK, ZoneOffset.UTC).day(AT));
        assertEquals("March 2, 2026", new ReportWords(Locale.US, ZoneOffset.UTC).day(AT));
        assertEquals("2 March 2026, 23:30 UTC", new ReportWords(Locale.UK, ZoneOffset.UTC).moment(AT));
        assertEquals("3. März 2026, 00:30 MEZ", new ReportWords(Locale.GERMANY, ZoneId.of("Europe/Berlin")).moment(AT));
        assertEquals("3. März 2026", new ReportWords(Locale.GERMANY, ZoneId.of("Europe/Berlin")).shortDay(AT));
    }

    private static TreeSet<String> arguments(String pattern) {
        var arguments = new TreeSet<String>();
        ARGUMENT.matcher(pattern).results().forEach(found -> arguments.add(found.group(1)));
        return arguments;
    }

    private static Properties read(String file) throws IOException {
        var sentences = new Properties();
        try (var stream = ReportWords.class.getResourceAsStream(file)) {
            sentences.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return sentences;
    }
}

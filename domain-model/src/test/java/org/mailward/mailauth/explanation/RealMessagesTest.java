package org.mailward.mailauth.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.dkim.DkimResult;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.message.Message;
import org.mailward.mailauth.orgdomain.PublicSuffix;

/// Real mails, as far as their headers say something: every one is explained, and every signature in them can be read.
class RealMessagesTest {

    private static List<Path> mails() throws IOException {
        String setting = System.getProperty("conformance.dir", "");
        Path folder = Path.of(setting).isAbsolute() || Files.isDirectory(Path.of(setting)) ? Path.of(setting) : Path.of("..").resolve(setting);
        assumeTrue(!setting.isBlank() && Files.isDirectory(folder.resolve("failure")), "Skipped: the property conformance.dir names no folder with failure/*.eml");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml")).sorted().toList();
        }
    }

    @Test
    void every_mail_is_explained_and_its_signatures_are_read() throws IOException {
        var results = new ArrayList<DkimResult>();
        int hops = 0;
        for (Path mail : mails()) {
            MessageExplanation explanation = Explainer.explain(Message.read(Files.readAllBytes(mail)), question -> new Answer.Failed(question, Answer.Failure.TIMEOUT, "There is no network in this test."),
                    name -> new PublicSuffix(name, new DomainName(name.labels().getLast()), PublicSuffix.Section.UNLISTED, new PublicSuffix.Source("a test", LocalDate.EPOCH)), Instant.parse("2026-11-22T10:00:00Z"), Optional.empty());
            assertTrue(explanation.message().headers().size() > 3, mail::toString);
            assertTrue(explanation.message().body().isPresent(), mail::toString);
            assertEquals(1, explanation.author().domains().size(), mail::toString);
            results.addAll(explanation.dkim());
            hops += explanation.path().size();
        }
        assertTrue(results.size() >= SIGNATURES && hops >= HOPS, () -> results.size() + " signatures");
        results.forEach(result -> assertTrue(result instanceof DkimResult.TempError || result.why().startsWith("The signature ended"), result::toString));
    }

    private static final int SIGNATURES = 1;
    private static final int HOPS = 3;
}

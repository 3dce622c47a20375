package org.mailward.system.journeys;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mailward.platform.pdf.Edition;
import org.mailward.platform.pdf.PaperSize;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/// The reports of the demo's largest customer, as people take them from the portal: what its real scans found and what its mail's receivers
/// reported, in files that archives keep (PDF/A-3a) and that are read aloud (PDF/UA-1).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargestReportIT {

    private static final Duration READ = Duration.ofMinutes(1);
    private static final Duration SCANS = Duration.ofMinutes(4);
    private static final int DAYS = 14;

    private UUID customer = new UUID(0, 0);
    private Caller program = Caller.visitor();

    @BeforeAll
    void mail_of_the_largest_customer_was_reported() {
        VeraGreenfieldFoundryProvider.initialise();
        Records.untilNoScanIsOpen(SCANS);
        customer = Records.customer(largest());
        program = Keys.program(Caller.signedIn(People.ADA), "PROVIDER_ADMIN", Optional.empty());
        var api = new Api(program);
        var domain = Records.texts("select name from managed_domain where customer_id = ? order by name limit 1", customer).getFirst();
        Records.change("update managed_domain set proof_state = 'PROVEN', proven_at = now() where customer_id = ? and name = ?", customer, domain);
        var today = LocalDate.now(ZoneOffset.UTC);
        for (int day = 1; day <= DAYS; day++) {
            var read = api.read(api.bringReport(customer, reported(domain, today.minusDays(day), day)), READ);
            assertEquals("STORED", read.getString("state"), read.toString());
        }
    }

    /// Of the provider that the test's person works for.
    private static String largest() {
        try (var table = Objects.requireNonNull(LargestReportIT.class.getResourceAsStream("/org/mailward/demo/customers.tsv"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> line.startsWith(People.NORTHWIND + "\t")).map(line -> line.split("\t")[1])
                    .collect(Collectors.groupingBy(name -> name, Collectors.counting())).entrySet().stream()
                    .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey())).orElseThrow().getKey();
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's customers cannot be read", e);
        }
    }

    /// What a receiver says of one day: mail that passed, and some that did not.
    private static String reported(String domain, LocalDate day, int number) {
        long begin = day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        var rows = IntStream.rangeClosed(1, 12).mapToObj(source -> """
                <record><row><source_ip>198.51.%d.%d</source_ip><count>%d</count><policy_evaluated><disposition>none</disposition><dkim>%3$s</dkim><spf>fail</spf></policy_evaluated></row>
                <identifiers><header_from>%4$s</header_from></identifiers><auth_results><dkim><domain>%4$s</domain><selector>s1</selector><result>%3$s</result></dkim></auth_results></record>
                """.replace("%3$s", source % 3 == 0 ? "fail" : "pass").replace("%4$s", domain).formatted(100 + source, source, 40 * source + number)).collect(Collectors.joining());
        return """
                <feedback><report_metadata><org_name>receiver.example</org_name><email>r@receiver.example</email><report_id>largest-%d</report_id><date_range><begin>%d</begin><end>%d</end></date_range>
                </report_metadata><policy_published><domain>%s</domain><p>none</p></policy_published>%s</feedback>
                """.formatted(number, begin, begin + 86_399, domain, rows);
    }

    @Test
    void its_reports_are_archive_files_that_can_be_read_aloud() {
        assertAll(Stream.of(Edition.values()).flatMap(edition -> Stream.of(PaperSize.values()).map(paper -> () -> {
            var answer = program.get("/api/v1/customers/" + customer + "/report.pdf?edition=" + edition + "&paper=" + paper);
            assertEquals(200, answer.status(), answer.toString());
            var file = answer.body().octets();
            var name = edition + " on " + paper;
            assertEquals(List.of(), broken(file, PDFAFlavour.PDFA_3_A), name);
            assertEquals(List.of(), broken(file, PDFAFlavour.PDFUA_1), name);
            try (var document = Loader.loadPDF(file)) {
                assertTrue(edition == Edition.MANAGEMENT ? document.getNumberOfPages() == 2 : document.getNumberOfPages() > 4, name + ": " + document.getNumberOfPages() + " pages");
            }
            var words = Report.of(file).text();
            assertTrue(words.contains(largest()), words);
        })));
    }

    private static List<String> broken(byte[] file, PDFAFlavour standard) throws Exception {
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(file), standard);
                var validator = Foundries.defaultInstance().createValidator(standard, false)) {
            return validator.validate(parser).getTestAssertions().stream().map(rule -> rule.getRuleId().getClause() + ": " + rule.getMessage()).distinct().toList();
        }
    }
}

package org.mailward.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.bimi.BimiDocuments;
import org.mailward.mailauth.bimi.Logos;
import org.mailward.mailauth.dns.World;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.web.DocumentFetcher;
import org.mailward.mailauth.web.FetchFailure;
import org.mailward.mailauth.web.FetchedDocument;
import org.mailward.mailauth.web.WebAddress;

/// What a BIMI record leads to is fetched once, kept as it was served, and never when nobody is to fetch.
class LogoGatheringTest {

    private static final WebAddress LOGO = WebAddress.read("https://example.org/logo.svg").orElseThrow();
    private static final WebAddress CERTIFICATE = WebAddress.read("https://example.org/vmc.pem").orElseThrow();

    private static World brand() {
        return Scenes.sound().txt("default._bimi", "v=BIMI1; l=" + LOGO + "; a=" + CERTIFICATE);
    }

    private static Evidence gather(World world, Optional<DocumentFetcher> fetcher, Gathering.Settings settings) {
        return Gathering.gather(Scenes.NAME, world, new Gathering.Web(_ -> new FetchedPolicy.Body(Scenes.POLICY, "text/plain"), fetcher), Scenes.NOW, settings);
    }

    @Test
    void both_files_are_fetched_once_and_kept() {
        var asked = new ConcurrentHashMap<WebAddress, Integer>();
        Evidence evidence = gather(brand(), Optional.of((address, most) -> {
            asked.merge(address, 1, Integer::sum);
            assertEquals(BimiDocuments.LONGEST, most);
            return address.equals(LOGO) ? Logos.LOGO : Logos.certificate();
        }), Gathering.Settings.DEFAULT);
        assertEquals(Map.of(LOGO, 1, CERTIFICATE, 1), asked);
        assertEquals(List.of(LOGO, CERTIFICATE), List.copyOf(evidence.documents().keySet()));
        assertEquals(Logos.LOGO, evidence.documents().get(LOGO));
        assertEquals(Optional.of(true), Facts.of(evidence).logo().logosAgree());
        assertEquals(evidence, EvidenceJson.read(EvidenceJson.write(evidence)));
    }

    @Test
    void without_a_fetcher_nothing_is_said_about_the_files() {
        Evidence evidence = gather(brand(), Optional.empty(), Gathering.Settings.DEFAULT);
        assertEquals(Map.of(), evidence.documents());
        assertEquals(BimiDocuments.NONE, Facts.of(evidence).logo());
    }

    @Test
    void without_a_record_nothing_is_fetched() {
        assertEquals(Map.of(), gather(Scenes.sound(), Optional.of((_, _) -> {
            throw new AssertionError("Nothing asks for a file");
        }), Gathering.Settings.DEFAULT).documents());
    }

    @Test
    void a_server_that_is_too_slow_is_unknown() {
        
        Evidence evidence = gather(brand(), Optional.of((_, _) -> new FetchedDocument.Failed(FetchFailure.TIMEOUT, "It did not answer.")), Gathering.Settings.DEFAULT);
        Assessment assessment = Examination.examine(evidence);
        assertEquals(List.of(LOGO.toString(), CERTIFICATE.toString()), assessment.unknowns().stream().filter(unknown -> unknown.protocol() == Protocol.BIMI).map(UnknownCheck::question).toList());
        assertTrue(assessment.findings().stream().noneMatch(finding -> finding.ruleId().startsWith("bimi.")), () -> assessment.findings().toString());
    }
}

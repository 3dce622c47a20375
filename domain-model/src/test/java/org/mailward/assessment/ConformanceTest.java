package org.mailward.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailward.assessment.rules.Rulebook;
import org.mailward.mailauth.bimi.BimiRecord;
import org.mailward.mailauth.caa.CaaRecord;
import org.mailward.mailauth.dkim.DkimKeyRecord;
import org.mailward.mailauth.dkim.DkimReading;
import org.mailward.mailauth.dmarc.DmarcRecord;
import org.mailward.mailauth.dmarc.ReportAddress;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.mtasts.StsRecord;
import org.mailward.mailauth.spf.SpfParser;
import org.mailward.mailauth.spf.SpfReading;
import org.mailward.mailauth.orgdomain.Suffixes;
import org.mailward.mailauth.tlsrpt.TlsRptRecord;
import org.mailward.mailauth.web.FetchFailure;

/// Real zones with genuine faults, examined from end to end.
class ConformanceTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Map<DomainName, Evidence> EVIDENCE = new LinkedHashMap<>();
    private static final Map<DomainName, Assessment> ASSESSMENTS = new LinkedHashMap<>();
    private static Optional<Zones> zones = Optional.empty();

    @BeforeAll
    static void examine_all_zones() {
        zones = Zones.load();
        assumeTrue(zones.isPresent(), "Skipped: the property conformance.dir names no folder with dns/government-zones.tsv");
        for (DomainName apex : zones.get().apexes()) {
            Evidence evidence = Gathering.gather(apex, zones.get().world(), _ -> new FetchedPolicy.Failed(FetchFailure.NO_ADDRESS, "There is no web in this world."), NOW, Gathering.Settings.DEFAULT.with(Suffixes.real()));
            EVIDENCE.put(apex, evidence);
            ASSESSMENTS.put(apex, Examination.examine(evidence));
        }
    }

    @Test
    void every_apex_is_examined() {
        assertEquals(203, ASSESSMENTS.size());
    }

    @Test
    void scores_stay_in_range_and_add_up() {
        ASSESSMENTS.forEach((apex, assessment) -> {
            Score score = assessment.score();
            assertTrue(score.points() >= 0 && score.points() <= 100, apex::toString);
            assertEquals(100 - score.deductions().stream().mapToInt(Score.Deduction::points).sum(), score.points(), apex::toString);
            assertEquals(assessment.findings().stream().map(Finding::id).toList(), score.deductions().stream().map(Score.Deduction::finding).toList(), apex::toString);
            assertEquals(assessment.findings().size(), assessment.findings().stream().map(Finding::id).distinct().count(), () -> apex + " has a finding twice");
        });
    }

    @Test
    void every_record_to_publish_can_be_read_by_our_own_parsers() {
        var checked = new AtomicInteger();
        ASSESSMENTS.values().forEach(assessment -> assessment.findings().forEach(finding -> finding.remedy().flatMap(Remedy::record).ifPresent(record -> {
            checked.incrementAndGet();
            assertTrue(parses(record), () -> finding + " recommends what cannot be read");
        })));
        assertTrue(checked.get() > 100, () -> "only " + checked + " remedies were looked at");
    }

    static boolean parses(Remedy.Publish record) {
        if (record.type() == RecordType.MX) {
            return record.value().equals("0 .");
        }
        String value = record.value();
        if (record.type() == RecordType.CAA) {
            return CaaRecord.read(value).filter(each -> !each.isGarbled()).isPresent();
        }
        if (value.startsWith("v=spf1")) {
            return SpfParser.parse(value) instanceof SpfReading.Valid;
        }
        return DmarcRecord.read(value).filter(each -> each.faults().isEmpty() && !each.invalidPolicy() && each.aggregate().stream().allMatch(ReportAddress::isUsable)).isPresent()
                || DkimKeyRecord.read(value) instanceof DkimReading.Key
                || StsRecord.read(value).filter(StsRecord::isValid).isPresent()
                || TlsRptRecord.read(value).filter(each -> each.faults().isEmpty()).isPresent()
                || BimiRecord.read(value).filter(each -> each.faults().isEmpty()).isPresent();
    }

    @Test
    void every_caa_record_is_read_and_said_in_words() {
        var caa = ASSESSMENTS.values().stream().flatMap(assessment -> assessment.records().stream()).filter(record -> record.type() == RecordType.CAA).toList();
        assertTrue(caa.size() > 100, () -> "only " + caa.size() + " CAA records were looked at");
        caa.forEach(record -> assertTrue(record.words().getFirst().meaning().endsWith(".") && !record.words().getFirst().meaning().equals("Authorities cannot read this record."), record::toString));
    }

    @Test
    void the_stage_is_what_a_simple_reading_of_the_zone_says() {
        var seen = new TreeMap<Stage, Integer>();
        ASSESSMENTS.forEach((apex, assessment) -> {
            seen.merge(assessment.stage().current(), 1, Integer::sum);
            assertEquals(simpleStage(apex), assessment.stage().current(), apex::toString);
        });
        assertTrue(seen.getOrDefault(Stage.REJECTING, 0) > 100 && seen.containsKey(Stage.MONITORING) && seen.containsKey(Stage.UNPROTECTED), seen::toString);
    }

    /// The domain's own record, else the one highest up, as both standards have it for these names.
    private static Stage simpleStage(DomainName apex) {
        Stage stage = Stage.UNPROTECTED;
        for (DomainName name = apex; !name.equals(DomainName.ROOT); name = name.parent().orElseThrow()) {
            List<String> texts = texts("_dmarc." + name.ascii()).stream().filter(text -> text.startsWith("v=DMARC1")).toList();
            if (texts.size() == 1) {
                String bare = texts.getFirst().replace(" ", "").toLowerCase(Locale.ROOT);
                String own = bare.contains(";p=reject") ? "reject" : bare.contains(";p=quarantine") ? "quarantine" : "none";
                String policy = !name.equals(apex) && bare.contains(";sp=") ? bare.replaceAll(".*;sp=([a-z]*).*", "$1") : own;
                stage = switch (policy) {
                    case "reject" -> Stage.REJECTING;
                    case "quarantine" -> Stage.QUARANTINING;
                    default -> Stage.MONITORING;
                };
                if (name.equals(apex)) {
                    return stage;
                }
            }
        }
        return stage;
    }

    private static List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (String[] row : zones.orElseThrow().rows()) {
            if (row[0].equals(name) && row[1].equals("TXT")) {
                texts.add(row[3].replace("\\;", ";"));
            } else if (row[0].equals(name) && row[1].equals("CNAME")) {
                texts.addAll(texts(row[3].replaceFirst("\\.$", "")));
            }
        }
        return texts;
    }

    @Test
    void evidence_survives_json_and_gives_the_same_assessment() {
        EVIDENCE.forEach((apex, evidence) -> {
            Evidence again = EvidenceJson.read(EvidenceJson.write(evidence));
            assertEquals(evidence, again, apex::toString);
            assertEquals(ASSESSMENTS.get(apex), Examination.examine(again), apex::toString);
        });
    }

    /// Domains with the same findings answer alike, so one of each kind is enough.
    @Test
    void a_question_without_an_answer_never_costs_a_point_and_neither_raises_nor_eases_a_finding() {
        var kinds = new HashSet<List<String>>();
        int looked = 0;
        for (Map.Entry<DomainName, Evidence> entry : EVIDENCE.entrySet()) {
            if (kinds.add(ASSESSMENTS.get(entry.getKey()).findings().stream().map(Finding::ruleId).toList())) {
                looked += Silence.costsNothing(entry.getValue());
            }
        }
        assertTrue(kinds.size() > 15 && looked > 300, kinds.size() + " kinds, " + looked + " answers");
    }

    @Test
    void every_finding_comes_from_the_rulebook_and_says_everything() {
        ASSESSMENTS.values().forEach(assessment -> assessment.findings().forEach(finding -> {
            assertTrue(Rulebook.rule(finding.ruleId()).isPresent(), finding::toString);
            assertTrue(finding.sentence().endsWith("."), finding::toString);
            assertTrue(!finding.evidence().isEmpty() && !finding.subject().isEmpty(), finding::toString);
        }));
    }
}

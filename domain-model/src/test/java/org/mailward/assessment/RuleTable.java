package org.mailward.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rules of one protocol, each where it speaks. Whoever implements this has the table: a method `static Stream<Case> cases()`.
interface RuleTable {

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("cases")
    default void a_rule_speaks_where_it_should(Case each) {
        Assessment assessment = Examination.examine(each.evidence());
        Finding finding = assessment.findings().stream().filter(one -> one.id().equals(new CheckId(each.rule(), each.subject()))).findFirst()
                .orElseThrow(() -> new AssertionError(each + " was not found, but " + assessment.findings().stream().map(Finding::id).toList()));
        assertEquals(each.severity(), finding.severity());
        assertEquals(each.publish(), finding.remedy().flatMap(Remedy::record).map(Remedy.Publish::value), finding::toString);
        finding.remedy().flatMap(Remedy::record).ifPresent(record -> assertTrue(each.rule().equals("dmarc.rua.unauthorised") || ConformanceTest.parses(record), record::toString));
        assertTrue(finding.sentence().endsWith(".") && finding.sentence().indexOf('!') < 0, finding::toString);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("cases")
    default void an_answer_that_is_missing_never_counts_against_the_domain(Case each) {
        assertTrue(Silence.costsNothing(each.evidence()) > 10);
    }
}

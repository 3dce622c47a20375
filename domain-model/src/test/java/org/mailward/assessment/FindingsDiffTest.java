package org.mailward.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mailward.assessment.Scenes.assess;
import static org.mailward.assessment.Scenes.sound;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.dkim.Keys;
import org.mailward.mailauth.dns.World;

class FindingsDiffTest {

    private static World weak() {
        return sound().txt("s2._domainkey", "v=DKIM1; p=" + Keys.rsa(1024));
    }

    private static List<String> ids(List<Finding> findings) {
        return findings.stream().map(Finding::ruleId).toList();
    }

    @Test
    void a_new_finding_is_raised_and_a_mended_one_eased() {
        assertEquals(List.of("dkim.key.weak"), ids(FindingsDiff.between(assess(sound()), assess(weak())).raised()));
        assertEquals(List.of("dkim.key.weak"), ids(FindingsDiff.between(assess(weak()), assess(sound())).eased()));
    }

    @Test
    void what_is_still_there_is_sustained() {
        FindingsDiff diff = FindingsDiff.between(assess(weak()), assess(weak()));
        assertEquals(List.of("dkim.key.weak"), ids(diff.sustained()));
        assertEquals(List.of(), ids(diff.raised()));
        assertEquals(List.of(), ids(diff.eased()));
    }

    @Test
    void what_cannot_be_looked_up_is_sustained_as_it_was() {
        Assessment before = assess(weak());
        FindingsDiff diff = FindingsDiff.between(before, assess(weak().timeout("s2._domainkey")));
        assertEquals(before.findings(), diff.sustained());
        assertEquals(List.of(), ids(diff.eased()));
    }

    @Test
    void another_subject_is_another_finding() {
        FindingsDiff diff = FindingsDiff.between(assess(weak()), assess(sound().txt("selector1._domainkey", "v=DKIM1; p=" + Keys.rsa(1024))));
        assertEquals(List.of("dkim.key.weak"), ids(diff.raised()));
        assertEquals(List.of("dkim.key.weak"), ids(diff.eased()));
    }
}

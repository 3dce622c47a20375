package org.mailward.web.api.json;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.compliance.ProfileResult;
import org.mailward.compliance.Verdict;
import org.mailward.compliance.Visibility;
import org.mailward.compliance.boundary.ComplianceOverview.DomainCompliance;
import org.mailward.web.api.openapi.Described;

@Described("How a domain meets what mailbox providers, authorities and industries ask of mail domains.")
public record DomainComplianceJson(
        @Described("The domain’s id.") UUID domain,
        @Described("The domain as DNS knows it.") String name,
        @Described("When the evidence was gathered; absent before the first scan.") Optional<Instant> gatheredAt,
        @Described("One entry for each profile; none before the first scan.") List<ProfileResultJson> profiles) {

    @Described("One profile and what it comes to.")
    public record ProfileResultJson(
            @Described("The profile’s permanent id.") String id,
            @Described("As people call it.") String title,
            @Described("The document that asks.") String document,
            @Described("Whom it binds or addresses.") String audience,
            @Described("How far the list is a reading of the document; empty when the document names these things itself.") String reading,
            @Described("The profile in one word.") ProfileResult.Standing standing,
            @Described("Controls that are met.") long met,
            @Described("Controls that are not met.") long notMet,
            @Described("Controls that could not be told this time.") long unknown,
            @Described("Controls that nobody can tell from outside.") long notVisible,
            @Described("Each control.") List<ControlJson> controls) {
    }

    @Described("One thing that is asked.")
    public record ControlJson(
            @Described("The control’s permanent id.") String id,
            @Described("What is asked.") String sentence,
            @Described("Where the document asks it; empty when only the document as a whole is cited.") String section,
            @Described("How much of it can be seen from outside.") Visibility visibility,
            @Described("What it comes to.") Verdict.Word verdict,
            @Described("The findings that speak against it.") List<BecauseJson> because,
            @Described("Why it could not be told or does not apply; empty otherwise.") String reason) {
    }

    @Described("A finding that speaks against a control.")
    public record BecauseJson(
            @Described("The rule’s permanent id.") String ruleId,
            @Described("What the finding is about.") String subject,
            @Described("What was found.") String sentence) {
    }

    public static DomainComplianceJson of(DomainCompliance compliance) {
        return new DomainComplianceJson(compliance.domain(), compliance.name().ascii(), compliance.gatheredAt(), compliance.results().stream().map(DomainComplianceJson::profile).toList());
    }

    private static ProfileResultJson profile(ProfileResult result) {
        var profile = result.profile();
        return new ProfileResultJson(profile.id(), profile.title(), profile.document(), profile.audience(), profile.reading(), result.standing(),
                result.met(), result.notMet(), result.unknown(), result.notVisible(), result.lines().stream().map(DomainComplianceJson::control).toList());
    }

    private static ControlJson control(ProfileResult.Line line) {
        var control = line.control();
        return new ControlJson(control.id(), control.sentence(), control.section(), control.visibility(), line.verdict().word(),
                line.verdict().findings().stream().map(finding -> new BecauseJson(finding.ruleId(), finding.subject(), finding.sentence())).toList(), line.verdict().reason());
    }
}

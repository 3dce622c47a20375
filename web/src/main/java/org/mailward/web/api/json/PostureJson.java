package org.mailward.web.api.json;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Grade;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.RecordInWords;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Score;
import org.mailward.assessment.Severity;
import org.mailward.assessment.Stage;
import org.mailward.assessment.StageVerdict;
import org.mailward.assessment.boundary.DomainPosture.Posture;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.scanning.SnapshotLine;
import org.mailward.web.api.openapi.Described;

@Described("How a domain stands: what is published, what is wrong with it, what to do, and how it came to be.")
public record PostureJson(
        @Described("The domain and its figures.") DomainJson domain,
        @Described("The name of the customer that owns it.") String customerName,
        @Described("True while a scan waits or runs.") boolean scanning,
        @Described("The newest scan's stage under both standards; absent before the first scan.") Optional<StageVerdictJson> stage,
        @Described("The newest scan's score with every point that was taken off; absent before the first scan.") Optional<ScoreJson> score,
        @Described("What stands, worst first.") List<FindingJson> findings,
        @Described("What is gone, newest first.") List<FindingJson> eased,
        @Described("Each record as published, term by term in words.") List<RecordJson> records,
        @Described("What nobody could say in the newest scan; neither faults nor absences.") List<UnknownJson> unknowns,
        @Described("Scans, newest first; at most 60.") List<SnapshotJson> history) {

    @Described("A stage under both standards, which differ when a record has tags that only one of them reads.")
    public record StageVerdictJson(
            @Described("What a receiver on RFC 9989 does.") Stage current,
            @Described("What a receiver on RFC 7489 does.") Stage old,
            @Described("True when the two differ.") boolean differs,
            @Described("The stage in words.") String sentence) {

        static StageVerdictJson of(StageVerdict verdict) {
            return new StageVerdictJson(verdict.current(), verdict.old(), verdict.differs(), verdict.sentence());
        }
    }

    @Described("A domain's protection as a number.")
    public record ScoreJson(
            @Described("0 to 100.") int points,
            @Described("The score as a letter.") Grade grade,
            @Described("How many of the 100 points could be examined.") int examined,
            @Described("What was taken off.") List<DeductionJson> deductions) {

        static ScoreJson of(Score score) {
            return new ScoreJson(score.points(), score.grade(), score.examined(), score.deductions().stream()
                    .map(off -> new DeductionJson(off.finding().ruleId(), off.finding().subject(), off.protocol(), off.severity(), off.points())).toList());
        }
    }

    @Described("Points that one finding cost.")
    public record DeductionJson(
            @Described("The rule's permanent id.") String ruleId,
            @Described("What the finding is about.") String subject,
            @Described("The area that lost the points.") Protocol area,
            @Described("The finding's severity.") Severity severity,
            @Described("0 when its area had nothing left to lose.") int points) {
    }

    @Described("One thing that a rule found.")
    public record FindingJson(
            @Described("The rule's permanent id; with the subject it names the same finding in every scan.") String ruleId,
            @Described("How much it matters.") Severity severity,
            @Described("What it is about: a domain name, a selector, an address.") String subject,
            @Described("What was found.") String sentence,
            @Described("Why it matters.") String why,
            @Described("The records and answers that show it, as received.") List<String> evidence,
            @Described("What to do, where there is something to do.") Optional<RemedyJson> remedy,
            @Described("The standard's section.") String reference,
            @Described("When it was first seen.") Instant since,
            @Described("When it was last seen; earlier than the newest scan while its check cannot be made. Absent for what is gone.") Optional<Instant> lastSeen,
            @Described("When it was seen to be gone. Absent for what stands.") Optional<Instant> easedAt) {

        static FindingJson of(Finding finding, Instant since, Optional<Instant> lastSeen, Optional<Instant> easedAt) {
            return new FindingJson(finding.ruleId(), finding.severity(), finding.subject(), finding.sentence(), finding.why(), finding.evidence(),
                    finding.remedy().map(RemedyJson::of), finding.reference(), since, lastSeen, easedAt);
        }
    }

    @Described("What to do about a finding.")
    public record RemedyJson(
            @Described("What to do, in which order.") String instruction,
            @Described("The exact record to publish, where it can be known.") Optional<PublishJson> record) {

        static RemedyJson of(Remedy remedy) {
            return new RemedyJson(remedy.instruction(),
                    remedy.record().map(publish -> new PublishJson(publish.name().ascii(), publish.type(), publish.value())));
        }
    }

    @Described("A record to publish in DNS, in place of what stands there for the same purpose.")
    public record PublishJson(
            @Described("The name to publish it at.") String name,
            @Described("Its type.") RecordType type,
            @Described("Its data in presentation form; for TXT the text without quotation marks.") String value) {
    }

    @Described("A record as published.")
    public record RecordJson(
            @Described("The area it belongs to.") Protocol area,
            @Described("The name it stands at.") String name,
            @Described("Its type.") RecordType type,
            @Described("Its data as received.") String text,
            @Described("The same, term by term.") List<TermJson> terms) {

        static RecordJson of(RecordInWords record) {
            return new RecordJson(record.protocol(), record.name().ascii(), record.type(), record.text(),
                    record.words().stream().map(term -> new TermJson(term.text(), term.meaning())).toList());
        }
    }

    @Described("One term of a record.")
    public record TermJson(
            @Described("As published.") String text,
            @Described("What it means.") String meaning) {
    }

    @Described("Something that nobody could say.")
    public record UnknownJson(
            @Described("The area that it matters for.") Protocol area,
            @Described("What was asked.") String question,
            @Described("Why there was no answer.") String why) {
    }

    @Described("One scan in a domain's history.")
    public record SnapshotJson(
            @Described("The scan's snapshot.") UUID id,
            @Described("When it was made.") Instant takenAt,
            @Described("The stage that it saw.") Stage stage,
            @Described("0 to 100; absent when too much was unknown.") Optional<Integer> score,
            @Described("The score as a letter.") Grade grade,
            @Described("Findings that came with it.") int raised,
            @Described("Findings that stood before and after.") int sustained,
            @Described("Findings that went with it.") int eased) {

        static SnapshotJson of(SnapshotLine line) {
            return new SnapshotJson(line.id(), line.takenAt(), Stage.valueOf(line.stage()), Optional.ofNullable(line.score()),
                    Grade.valueOf(line.grade()), line.raised(), line.sustained(), line.eased());
        }
    }

    public static PostureJson of(Posture posture) {
        return new PostureJson(DomainJson.of(posture.line()), posture.customerName(), posture.scanning(), posture.verdict().map(StageVerdictJson::of),
                posture.score().map(ScoreJson::of),
                posture.findings().stream().map(open -> FindingJson.of(open.finding(), open.since(), Optional.of(open.lastSeen()), Optional.empty())).toList(),
                posture.eased().stream().map(gone -> FindingJson.of(gone.finding(), gone.since(), Optional.empty(), Optional.of(gone.easedAt()))).toList(),
                posture.records().stream().map(RecordJson::of).toList(),
                posture.unknowns().stream().map(unknown -> new UnknownJson(unknown.protocol(), unknown.question(), unknown.why())).toList(),
                posture.history().stream().map(SnapshotJson::of).toList());
    }
}

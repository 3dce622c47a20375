package org.mailward.scanning;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.tenancy.CustomerRow;

/// A finding's life on a domain: raised by one snapshot, sustained by others, eased by a last one.
@Entity
@Table(name = "finding")
public class TrackedFinding extends CustomerRow {

    @Column(name = "domain_id", updatable = false)
    private UUID domainId;

    @Column(name = "rule_id", updatable = false)
    private String ruleId;

    @Column(updatable = false)
    private String subject;

    private String severity;

    @Column(name = "raised_at", updatable = false)
    private Instant raisedAt;

    @Column(name = "seen_at")
    private @Nullable Instant seenAt;

    @Column(name = "eased_at")
    private @Nullable Instant easedAt;

    @Column(name = "graver_at")
    private @Nullable Instant graverAt;

    private String sentence;

    private String why;

    private String evidence;

    private @Nullable String instruction;

    @Column(name = "record_name")
    private @Nullable String recordName;

    @Column(name = "record_type")
    private @Nullable String recordType;

    @Column(name = "record_value")
    private @Nullable String recordValue;

    private String reference;

    protected TrackedFinding() {
    }

    public TrackedFinding(UUID id, UUID customerId, UUID domainId, Finding finding, Instant at) {
        super(id, customerId);
        this.domainId = domainId;
        this.ruleId = finding.ruleId();
        this.subject = finding.subject();
        this.raisedAt = at;
        read(finding);
    }

    /// An open one, as it is kept.
    /// @param seenAt as [#seenAt()] has it
    /// @param graverAt as [#graverAt()] has it
    /// @param columns as [#columns] has them
    public TrackedFinding(UUID id, UUID customerId, UUID domainId, String ruleId, String subject, Instant raisedAt, Optional<Instant> seenAt, Optional<Instant> graverAt,
                          List<Optional<String>> columns) {
        super(id, customerId);
        this.domainId = domainId;
        this.ruleId = ruleId;
        this.subject = subject;
        this.raisedAt = raisedAt;
        this.seenAt = seenAt.orElse(null);
        this.graverAt = graverAt.orElse(null);
        this.severity = columns.get(0).orElseThrow();
        this.sentence = columns.get(1).orElseThrow();
        this.why = columns.get(2).orElseThrow();
        this.evidence = columns.get(3).orElseThrow();
        this.instruction = columns.get(4).orElse(null);
        this.recordName = columns.get(5).orElse(null);
        this.recordType = columns.get(6).orElse(null);
        this.recordValue = columns.get(7).orElse(null);
        this.reference = columns.get(8).orElseThrow();
    }

    /// Takes over the finding as it reads now, in the domain's newest snapshot.
    /// @param at when that was taken
    public final void sustain(Finding finding, Instant at) {
        int graver = severity().compareTo(finding.severity());
        if (graver != 0) {
            graverAt = graver > 0 ? at : null;
        }
        read(finding);
    }

    private void read(Finding finding) {
        severity = finding.severity().name();
        sentence = finding.sentence();
        why = finding.why();
        evidence = String.join("\n", finding.evidence());
        instruction = finding.remedy().map(Remedy::instruction).orElse(null);
        var record = finding.remedy().flatMap(Remedy::record);
        recordName = record.map(publish -> publish.name().ascii()).orElse(null);
        recordType = record.map(publish -> publish.type().name()).orElse(null);
        recordValue = record.map(Remedy.Publish::value).orElse(null);
        reference = finding.reference();
        seenAt = null;
    }

    public void ease(Instant at) {
        easedAt = at;
    }

    /// The finding as it last read.
    public Finding finding() {
        var record = recordName == null || recordType == null || recordValue == null
                ? Optional.<Remedy.Publish>empty()
                : Optional.of(new Remedy.Publish(new DomainName(recordName), RecordType.valueOf(recordType), recordValue));
        return new Finding(ruleId, Severity.valueOf(severity), subject, sentence, why,
                evidence.isEmpty() ? List.of() : List.of(evidence.split("\n")),
                Optional.ofNullable(instruction).map(text -> new Remedy(text, record)), reference);
    }

    public UUID domainId() {
        return domainId;
    }

    public String ruleId() {
        return ruleId;
    }

    public String subject() {
        return subject;
    }

    /// What [#finding] is made of, each as its column holds it: severity, sentence, why, evidence, instruction, the record's name, type
    /// and value, and reference.
    public List<Optional<String>> columns() {
        return Stream.of(severity, sentence, why, evidence, instruction, recordName, recordType, recordValue, reference).map(Optional::ofNullable).toList();
    }

    public Severity severity() {
        return Severity.valueOf(severity);
    }

    public Instant raisedAt() {
        return raisedAt;
    }

    /// When a snapshot last showed it, while its check cannot be made; empty where the domain's newest snapshot shows it. What every
    /// snapshot shows is so not written anew with each.
    public Optional<Instant> seenAt() {
        return Optional.ofNullable(seenAt);
    }

    /// When it became as grave as it is; empty where it was so when it was raised, or got milder since.
    public Optional<Instant> graverAt() {
        return Optional.ofNullable(graverAt);
    }

    public Optional<Instant> easedAt() {
        return Optional.ofNullable(easedAt);
    }
}

package org.mailward.assessment.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.mailauth.bimi.BimiPublication;
import org.mailward.mailauth.bimi.BimiRecord;
import org.mailward.mailauth.bimi.Indicator;
import org.mailward.mailauth.bimi.MarkCertificate;
import org.mailward.mailauth.bimi.MarkCertificateReading;
import org.mailward.mailauth.web.FetchFailure;
import org.mailward.mailauth.web.FetchedDocument;

/// What rules about a domain's logo look at. Without a record, or where the record declines, none of them applies.
final class LogoFacts {

    private static final int MOST_SHOWN = 5;

    private LogoFacts() {
    }

    static Judgement record(Facts facts, Function<BimiRecord, Judgement> rule) {
        return switch (facts.bimi()) {
            case BimiPublication.Unknown _ -> Judgement.unknown();
            case BimiPublication.Absent _, BimiPublication.Several _ -> Judgement.notApplicable();
            case BimiPublication.One(BimiRecord record) -> record.declined() ? Judgement.notApplicable() : rule.apply(record);
        };
    }

    /// What a server said; silence is unknown.
    static Judgement answer(Facts facts, Optional<FetchedDocument> answer, Function<FetchedDocument, Judgement> rule) {
        return record(facts, _ -> isSilent(answer) ? Judgement.unknown() : answer.map(rule).orElseGet(Judgement::notApplicable));
    }

    static Judgement logo(Facts facts, Function<Indicator, Judgement> rule) {
        return answer(facts, facts.logo().logoAnswer(), _ -> facts.logo().logo().map(rule).orElseGet(Judgement::notApplicable));
    }

    static Judgement certificate(Facts facts, Function<MarkCertificate, Judgement> rule) {
        return answer(facts, facts.logo().certificateAnswer(), _ -> facts.logo().certificate().filter(MarkCertificateReading.Read.class::isInstance)
                .map(read -> rule.apply(((MarkCertificateReading.Read) read).certificate())).orElseGet(Judgement::notApplicable));
    }

    /// A certificate that is for logos at all; the others have their own finding.
    static Judgement logoCertificate(Facts facts, Function<MarkCertificate, Judgement> rule) {
        return certificate(facts, certificate -> certificate.forLogos() ? rule.apply(certificate) : Judgement.notApplicable());
    }

    private static boolean isSilent(Optional<FetchedDocument> answer) {
        return answer.isPresent() && answer.get() instanceof FetchedDocument.Failed(FetchFailure failure, String _) && failure.isSilence();
    }

    static boolean isLogoSilent(Facts facts) {
        return isSilent(facts.logo().logoAnswer());
    }

    /// What was wrong with an answer, in one or two sentences.
    static Optional<String> trouble(FetchedDocument answer) {
        return switch (answer) {
            case FetchedDocument.Body _ -> Optional.empty();
            case FetchedDocument.Status(int code, String _) -> Optional.of(code >= 300 && code < 400
                    ? "The server sends visitors to another address (" + code + "), which mailboxes may not follow."
                    : "The server answered with the error " + code + ".");
            case FetchedDocument.Failed failed -> Optional.of(failed.detail());
        };
    }

    static Optional<String> unreadable(Facts facts) {
        return facts.logo().certificate().filter(MarkCertificateReading.Unreadable.class::isInstance).map(reading -> ((MarkCertificateReading.Unreadable) reading).why());
    }

    static String logoAddress(Facts facts) {
        return facts.bimi() instanceof BimiPublication.One(BimiRecord record) ? record.logo().map(Object::toString).orElse("") : "";
    }

    static String certificateAddress(Facts facts) {
        return facts.bimi() instanceof BimiPublication.One(BimiRecord record) ? record.evidence().map(Object::toString).orElse("") : "";
    }

    static String describe(MarkCertificate certificate) {
        return certificate.subject() + ", issued by " + certificate.issuer() + certificate.markType().map(type -> ", " + type).orElse("") + ", for " + shortened(certificate.names());
    }

    static String shortened(List<String> texts) {
        String shown = String.join(" ", texts.subList(0, Math.min(texts.size(), MOST_SHOWN)));
        return texts.size() > MOST_SHOWN ? shown + " (and " + (texts.size() - MOST_SHOWN) + " more)" : shown;
    }
}

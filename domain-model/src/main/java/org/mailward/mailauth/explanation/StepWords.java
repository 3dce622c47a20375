package org.mailward.mailauth.explanation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailward.mailauth.arc.ArcChain;
import org.mailward.mailauth.arc.ArcSet;
import org.mailward.mailauth.dkim.DkimResult;
import org.mailward.mailauth.dmarc.Alignment;
import org.mailward.mailauth.dmarc.AppliedPolicy;
import org.mailward.mailauth.dmarc.DmarcCheck;
import org.mailward.mailauth.dmarc.DmarcVerdict;
import org.mailward.mailauth.dmarc.Identifier;
import org.mailward.mailauth.dmarc.Policy;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.message.Hop;
import org.mailward.mailauth.message.Mailboxes;
import org.mailward.mailauth.message.Message;
import org.mailward.mailauth.spf.SpfResult;
import org.mailward.mailauth.spf.SpfStep;
import org.mailward.mailauth.tags.Shown;

/// The explanation in words, for somebody who has never heard of the standards.
record StepWords(Message message, List<Hop> path, Optional<Handover> handover, Optional<String> mailFrom, Mailboxes author, boolean bodyAssumed) {

    /// The most details of one step.
    static final int MOST_DETAILS = 60;

    /// Of several verdicts the last one of these counts.
    private static final List<DmarcVerdict.Result> SEVERITY = List.of(DmarcVerdict.Result.PASS, DmarcVerdict.Result.NONE, DmarcVerdict.Result.TEMPERROR, DmarcVerdict.Result.FAIL);

    /// @param dmarc one per domain of From
    List<Step> steps(Optional<SpfResult> spf, List<DkimResult> dkim, ArcChain arc, List<DmarcCheck> dmarc) {
        var steps = new ArrayList<Step>(List.of(way(), writer(), spf(spf), dkim(dkim), arc(arc)));
        if (dmarc.size() == 1) {
            steps.add(dmarc(Step.Topic.DMARC_CURRENT, dmarc.getFirst().current(), dkim));
            steps.add(dmarc(Step.Topic.DMARC_OLD, dmarc.getFirst().old(), dkim));
        } else {
            steps.add(new Step(Step.Topic.DMARC_CURRENT, "none", "DMARC cannot be judged, because From does not name exactly one domain. Many receivers refuse such mail.", List.of()));
            if (!dmarc.isEmpty()) {
                steps.add(several(dmarc.stream().map(DmarcCheck::old).toList(), dmarc.stream().map(DmarcCheck::author).toList(), dkim));
            }
        }
        return steps;
    }

    private Step way() {
        if (path.isEmpty()) {
            return new Step(Step.Topic.WAY, "none", "The header does not say which servers the message passed.", List.of());
        }
        List<String> details = path.stream().limit(MOST_DETAILS).map(this::hop).toList();
        String sentence = "The message passed " + path.size() + (path.size() == 1 ? " server. " : " servers. ") + handover
                .map(each -> "Server " + each.hop().number() + " took it over from " + each.address() + " outside. " + each.reason())
                .orElse("None of them shows the address of a server outside.");
        return new Step(Step.Topic.WAY, path.stream().anyMatch(Hop::hasOddClock) ? "odd" : "read", sentence, details);
    }

    private String hop(Hop hop) {
        String words = hop.number() + ": " + hop.received().by().map(Shown::of).orElse("a server without a name") + " took it"
                + hop.received().from().map(name -> " from " + Shown.of(name)).orElse("") + hop.received().address().map(address -> " at " + address).orElse("")
                + hop.received().with().map(protocol -> " by " + Shown.of(protocol)).orElse("") + hop.received().time().map(time -> " on " + time).orElse("");
        if (hop.hasOddClock()) {
            return words + ". Its clock, or the one before, is wrong by " + hop.delay().orElseThrow().abs().toSeconds() + " seconds.";
        }
        return words + hop.delay().filter(delay -> !delay.isNegative()).map(delay -> ", " + span(delay) + " later" + (hop.isSlow() ? ", which is long" : "")).orElse("") + ".";
    }

    private static String span(Duration delay) {
        if (delay.toMinutes() == 0) {
            return delay.toSeconds() + (delay.toSeconds() == 1 ? " second" : " seconds");
        }
        return delay.toMinutes() + (delay.toMinutes() == 1 ? " minute" : " minutes");
    }

    private Step writer() {
        int fields = message.all("From").size();
        String shown = author.mailboxes().stream().limit(5).map(mailbox -> Shown.of(mailbox.text())).reduce((one, two) -> one + ", " + two).orElse("nobody");
        String sentence = switch (fields) {
            case 0 -> "The message has no From field, which every message must have.";
            case 1 -> author.domains().size() == 1
                    ? "The reader sees " + shown + " as the author. DMARC is about " + Explainer.names(author.domains()) + "."
                    : author.domains().isEmpty() ? "From names no address with a domain." : "From names addresses of several domains: " + Explainer.names(author.domains().stream().limit(5).toList()) + ".";
            default -> "The message has " + fields + " From fields; it must have one.";
        };
        return new Step(Step.Topic.AUTHOR, fields == 1 && author.domains().size() == 1 ? "read" : "faulty", sentence, author.faults().stream().limit(MOST_DETAILS).toList());
    }

    private Step spf(Optional<SpfResult> result) {
        if (result.isEmpty()) {
            return new Step(Step.Topic.SPF, "none", handover.isEmpty()
                    ? "SPF cannot be checked, because no step shows the address of a server outside."
                    : "SPF cannot be checked, because the header does not say where bounces go (there is no Return-Path).", List.of());
        }
        SpfResult spf = result.get();
        String who = mailFrom.filter(String::isEmpty).isPresent()
                ? "The message is a bounce without a return address, so the name of the sending server counts: " + Shown.of(spf.sender().domain()) + ". "
                : "Bounces go to " + Shown.of(mailFrom.orElse("")) + ". ";
        return new Step(Step.Topic.SPF, spf.verdict().word(), who + spf.verdict().meaning() + " " + spf.why(), spf.steps().stream().limit(MOST_DETAILS).map(SpfStep::words).toList());
    }

    private static Step dkim(List<DkimResult> results) {
        if (results.isEmpty()) {
            return new Step(Step.Topic.DKIM, "none", "The message is not signed.", List.of());
        }
        var details = new ArrayList<String>();
        for (DkimResult result : results) {
            details.add(result.signature().map(signature -> signature.domain().unicode() + " (selector " + Shown.of(signature.selector()) + "): ").orElse("") + result.word() + ". " + result.why());
            details.addAll(result.warnings());
        }
        DkimResult best = results.stream().filter(DkimResult.Pass.class::isInstance).findFirst().or(() -> results.stream().filter(Explainer::holdsInHeader).findFirst())
                .or(() -> results.stream().filter(result -> !Explainer.isUnverified(result)).findFirst()).orElse(results.getFirst());
        String sentence = (results.size() == 1 ? "The message has one signature. " : "The message has " + results.size() + " signatures. ") + best.why();
        return new Step(Step.Topic.DKIM, best.word(), sentence, details.stream().limit(MOST_DETAILS).toList());
    }

    private static Step arc(ArcChain chain) {
        return new Step(Step.Topic.ARC, chain.word(), chain.why(), chain.sets().stream().map(StepWords::seal).toList());
    }

    private static String seal(ArcSet set) {
        String found = String.join(", ", set.results().results().stream().limit(10).map(result -> Shown.of(result.method() + "=" + result.result())).toList());
        return set.instance() + ": " + set.seal().domain().unicode() + " sealed it" + (found.isEmpty() ? "." : " and had found " + found + ".");
    }

    /// The standard before judges each domain of From, and of those that fail the strictest policy holds (RFC 7489 §6.6.1); the
    /// current one ends there.
    private Step several(List<DmarcVerdict> verdicts, List<DomainName> authors, List<DkimResult> dkim) {
        var details = new ArrayList<String>();
        for (int i = 0; i < verdicts.size(); i++) {
            details.add(authors.get(i).unicode() + ": " + word(verdicts.get(i)) + ". " + sentence(verdicts.get(i), dkim));
        }
        if (author.domains().size() > verdicts.size()) {
            details.add("Only the first " + verdicts.size() + " domains were judged.");
        }
        assumption().ifPresent(details::add);
        DmarcVerdict holds = verdicts.stream().max(Comparator.comparing(DmarcVerdict::result, Comparator.comparingInt(SEVERITY::indexOf)).thenComparing(StepWords::policy)).orElseThrow();
        return new Step(Step.Topic.DMARC_OLD, word(holds), "Each domain of From is judged, and the strictest policy of those that fail holds. "
                + (holds.result() == DmarcVerdict.Result.FAIL || holds.result() == DmarcVerdict.Result.TEMPERROR ? sentence(holds, dkim) : "None fails."), details);
    }

    /// The verdict knows only that the result of a signature is missing, and takes DNS for the cause.
    private static String sentence(DmarcVerdict verdict, List<DkimResult> dkim) {
        return verdict.result() != DmarcVerdict.Result.TEMPERROR ? verdict.sentence()
                : verdict.alignments().stream().filter(Alignment::mayVouch).findFirst().filter(open -> open.aligned() == Alignment.Aligned.YES)
                        .flatMap(open -> dkim.stream().filter(Explainer::isUnverified).flatMap(result -> result.signature().stream())
                                .filter(signature -> open.identifier().equals(Identifier.dkim(signature.domain(), signature.selector(), Identifier.Outcome.UNKNOWN))).findFirst())
                        .map(signature -> "The message has more signatures than are verified, and a signature of " + signature.domain().unicode() + " is among the others; its pass would decide the message.")
                        .orElse(verdict.sentence());
    }

    private static Policy policy(DmarcVerdict verdict) {
        return verdict.policy().map(AppliedPolicy::applied).orElse(Policy.NONE);
    }

    private static String word(DmarcVerdict verdict) {
        return verdict.result().name().toLowerCase(Locale.ROOT);
    }

    private Optional<String> assumption() {
        return bodyAssumed ? Optional.of("Only the header was given, so it is taken for granted that the body was not changed.") : Optional.empty();
    }

    private Step dmarc(Step.Topic topic, DmarcVerdict verdict, List<DkimResult> dkim) {
        var details = new ArrayList<String>();
        for (Alignment alignment : verdict.alignments()) {
            details.add(alignment.identifier().mechanism() + " " + alignment.identifier().domain().unicode() + ": " + alignment.reason());
        }
        assumption().ifPresent(details::add);
        return new Step(topic, word(verdict), sentence(verdict, dkim), details);
    }
}

package org.mailward.mailauth.dnssec;

import java.util.List;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;

/// Whether a domain's DNS answers are signed, as far as the resolver lets one see.
///
/// The AD bit is only worth as much as the resolver (RFC 4035 §4.9.3), so its absence alone proves nothing: a zone counts as
/// insecure only when its parent is seen to have no DS record for it.
///
/// @param state the verdict
/// @param question what could not be answered, when the state is unknown because of it; else empty
/// @param why one sentence
public record Signing(State state, String question, String why) {

    /// RFC 4033 §5, without `bogus`: a validating resolver answers that with SERVFAIL.
    public enum State {
        SECURE, INSECURE, UNKNOWN
    }

    public static Signing of(DomainName domain, DnsResolver resolver) {
        Answer soa = resolver.ask(domain, RecordType.SOA);
        Answer ds = resolver.ask(domain, RecordType.DS);
        Answer keys = resolver.ask(domain, RecordType.DNSKEY);
        // DS comes from the parent: its signature says nothing of the zone's own, which a resolver may find wrong (RFC 4035 §5.5) or may
        // not know how to check (RFC 4035 §5.2), and its authenticated denial that the chain of trust ends there.
        if (authenticated(soa) || isSigned(keys)) {
            return new Signing(State.SECURE, "", "The resolver confirmed the signatures on this domain's answers.");
        }
        if (isSigned(ds) && soa instanceof Answer.Failed(Question question, Answer.Failure failure, String _) && failure == Answer.Failure.SERVER_FAILURE) {
            return new Signing(State.UNKNOWN, question.toString(), "The parent zone has a DS record, and the resolver gives no answer from the zone itself: it looks as if the signatures do not fit.");
        }
        for (Answer answer : List.of(ds, soa, keys)) {
            if (answer instanceof Answer.Failed failed) {
                return new Signing(State.UNKNOWN, failed.question().toString(), failed.detail());
            }
        }
        if (ds.absent() && soa instanceof Answer.Found) {
            return keys instanceof Answer.Found
                    ? new Signing(State.INSECURE, "", "The zone has keys, but its parent has no DS record for it, so nobody can check them.")
                    : new Signing(State.INSECURE, "", "The parent zone has no DS record for this domain, and the zone has no keys.");
        }
        return ds instanceof Answer.Found
                ? new Signing(State.UNKNOWN, domain + " DS", "The parent zone has a DS record, but the resolver did not say that it checked the signatures.")
                : new Signing(State.UNKNOWN, domain + " SOA", "The domain is not the top of its zone, and its zone was not looked at.");
    }

    private static boolean isSigned(Answer answer) {
        return answer instanceof Answer.Found found && found.authenticated();
    }

    private static boolean authenticated(Answer answer) {
        return switch (answer) {
            case Answer.Found found -> found.authenticated();
            case Answer.NoData none -> none.authenticated();
            case Answer.NoSuchName none -> none.authenticated();
            case Answer.Failed _ -> false;
        };
    }
}

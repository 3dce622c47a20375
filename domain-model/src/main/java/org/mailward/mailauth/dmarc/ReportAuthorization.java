package org.mailward.mailauth.dmarc;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;

/// Whether a domain outside the organisation has agreed to receive reports about it.
///
/// *Reading:* RFC 9990 §4 and RFC 7489 §7.1 compare the organizational domains of record and receiver. A receiver within the
/// record's organizational domain is taken to belong to it, which saves a walk and differs only below a `psd=n`.
///
/// @param question the record that says so
/// @param consent what DNS said
/// @param askedBy the standards by which the receiver lies outside, so that they ask for consent
/// @param overrides the addresses that the receiver wants reports sent to instead
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9990#section-4">RFC 9990 §4</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7489#section-7.1">RFC 7489 §7.1</a>
public record ReportAuthorization(DomainName host, Question question, Consent consent, Set<Standard> askedBy, List<ReportAddress> overrides) {

    /// The most receiving domains that are asked about.
    public static final int MOST_HOSTS = 10;

    private static final int LONGEST_NAME = 253;
    private static final String MIDDLE = "._report._dmarc.";

    /// What the receiving domain says.
    public enum Consent {
        GIVEN,
        MISSING,
        /// It agrees, but sends reports on to another domain, and then nobody may send any (RFC 9990 §4).
        SENT_AWAY,
        UNKNOWN
    }

    public ReportAuthorization {
        askedBy = Set.copyOf(askedBy);
        overrides = List.copyOf(overrides);
    }

    /// Asks every receiving domain of a record that lies outside the organizational domain.
    ///
    /// @param at the name at which the record stands
    /// @param organization its organizational domain under both standards
    public static List<ReportAuthorization> of(DmarcRecord record, DomainName at, DomainName organization, DnsResolver resolver) {
        return of(record, at, organization, organization, resolver);
    }

    /// @param organization the record's organizational domain under the current standard
    /// @param before under the old one
    public static List<ReportAuthorization> of(DmarcRecord record, DomainName at, DomainName organization, DomainName before, DnsResolver resolver) {
        var hosts = new LinkedHashMap<DomainName, Set<Standard>>();
        for (List<ReportAddress> addresses : List.of(record.aggregate(), record.failure())) {
            for (ReportAddress address : addresses) {
                address.host().ifPresent(host -> note(hosts, host, outside(host, organization, before)));
            }
        }
        var authorizations = new ArrayList<ReportAuthorization>();
        for (Map.Entry<DomainName, Set<Standard>> each : hosts.entrySet()) {
            DomainName host = each.getKey();
            // A name that would be too long can never say yes (RFC 9990 §4, step 4).
            if (at.ascii().length() + MIDDLE.length() + host.ascii().length() <= LONGEST_NAME) {
                var question = new Question(host.under(at.ascii() + "._report._dmarc"), RecordType.TXT);
                authorizations.add(answer(host, question, each.getValue(), resolver.ask(question)));
            }
        }
        return List.copyOf(authorizations);
    }

    private static Set<Standard> outside(DomainName host, DomainName organization, DomainName before) {
        var outside = EnumSet.noneOf(Standard.class);
        if (!host.isWithin(organization)) {
            outside.add(Standard.RFC_9989);
        }
        if (!host.isWithin(before)) {
            outside.add(Standard.RFC_7489);
        }
        return outside;
    }

    private static void note(Map<DomainName, Set<Standard>> hosts, DomainName host, Set<Standard> outside) {
        if (!outside.isEmpty() && hosts.size() < MOST_HOSTS) {
            hosts.putIfAbsent(host, outside);
        }
    }

    private static ReportAuthorization answer(DomainName host, Question question, Set<Standard> askedBy, Answer answer) {
        return switch (answer) {
            case Answer.Failed _ -> new ReportAuthorization(host, question, Consent.UNKNOWN, askedBy, List.of());
            case Answer.NoData _, Answer.NoSuchName _ -> new ReportAuthorization(host, question, Consent.MISSING, askedBy, List.of());
            case Answer.Found found -> {
                var overrides = new ArrayList<ReportAddress>(0);
                boolean given = false;
                List<String> texts = found.texts();
                for (int i = 0; i < texts.size() && i < TreeWalk.MOST_TEXTS; i++) {
                    Optional<DmarcRecord> record = DmarcRecord.read(texts.get(i));
                    if (record.isPresent()) {
                        given = true;
                        overrides.addAll(record.get().aggregate());
                        overrides.addAll(record.get().failure());
                    }
                }
                yield new ReportAuthorization(host, question, !given ? Consent.MISSING : leadAway(overrides, host) ? Consent.SENT_AWAY : Consent.GIVEN, askedBy, overrides);
            }
        };
    }

    private static boolean leadAway(List<ReportAddress> overrides, DomainName host) {
        for (ReportAddress address : overrides) {
            if (address.host().filter(host::equals).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}

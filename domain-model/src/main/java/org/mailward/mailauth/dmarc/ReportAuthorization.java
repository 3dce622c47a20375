package org.mailward.mailauth.dmarc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.tags.TagList;

/// Whether a domain outside the organisation has agreed to receive reports about it.
///
/// @param question the record that says so
/// @param consent what DNS said
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9990#section-4">RFC 9990 §4</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7489#section-7.1">RFC 7489 §7.1</a>
public record ReportAuthorization(DomainName host, Question question, Consent consent) {

    /// The most receiving domains that are asked about.
    public static final int MOST_HOSTS = 10;

    /// What the receiving domain says.
    public enum Consent {
        GIVEN, MISSING, UNKNOWN
    }

    /// Asks every receiving domain of a record that lies outside the organizational domain.
    ///
    /// @param at the name at which the record stands
    /// @param organization its organizational domain
    public static List<ReportAuthorization> of(DmarcRecord record, DomainName at, DomainName organization, DnsResolver resolver) {
        return questions(record, at, organization).entrySet().stream()
                .map(entry -> new ReportAuthorization(entry.getKey(), entry.getValue(), consent(resolver.ask(entry.getValue())))).toList();
    }

    private static Map<DomainName, Question> questions(DmarcRecord record, DomainName at, DomainName organization) {
        var questions = new LinkedHashMap<DomainName, Question>();
        for (List<ReportAddress> addresses : List.of(record.aggregate(), record.failure())) {
            addresses.stream().flatMap(address -> address.host().stream()).filter(host -> !host.isWithin(organization))
                    .filter(host -> at.ascii().length() + host.ascii().length() + "._report._dmarc.".length() <= 253)
                    .filter(host -> questions.size() < MOST_HOSTS || questions.containsKey(host))
                    .forEach(host -> questions.put(host, new Question(host.under(at.ascii() + "._report._dmarc"), RecordType.TXT)));
        }
        return questions;
    }

    private static Consent consent(Answer answer) {
        return switch (answer) {
            case Answer.Failed _ -> Consent.UNKNOWN;
            case Answer.NoData _, Answer.NoSuchName _ -> Consent.MISSING;
            case Answer.Found found -> found.records().stream().filter(RecordData.Text.class::isInstance)
                    .anyMatch(text -> TagList.read(((RecordData.Text) text).joined()).beginsWithVersion("DMARC1")) ? Consent.GIVEN : Consent.MISSING;
        };
    }
}

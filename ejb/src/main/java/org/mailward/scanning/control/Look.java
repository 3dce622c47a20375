package org.mailward.scanning.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.assessment.Gathering;
import org.mailward.history.Recalled;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.orgdomain.PublicSuffixList;
import org.mailward.platform.dns.LiveDnsResolver;
import org.mailward.platform.smtp.MailServers;
import org.mailward.platform.time.Time;
import org.mailward.platform.web.GuardedFetch;
import org.mailward.platform.web.HttpsPolicyFetcher;

/// Looks at one domain from outside and judges what it sees; no transaction is open meanwhile.
@ApplicationScoped
public class Look {

    private static final DomainName REHEARSED = DomainName.of("rehearsed.invalid");

    @Inject
    private LiveDnsResolver dns;

    @Inject
    private HttpsPolicyFetcher policies;

    @Inject
    private GuardedFetch documents;

    @Inject
    private PublicSuffixList suffixes;

    @Inject
    private MailServers servers;

    @Inject
    private Time time;

    /// Does nothing but exist, with everything that it looks with. To be called by a thread of the server before threads of one's
    /// own look: the server reads settings only for threads that it knows.
    void prepare() {
    }

    /// Looks at a domain that nobody has, so that classes are loaded by a thread of the server. A virtual thread that waits for a class loader keeps its
    /// carrier from all others, and who holds that loader may be one of them: with as few carriers as processors, nobody would go on.
    @PostConstruct
    void rehearse() {
        var nobody = new UUID(0, 0);
        var seen = Gathering.gather(REHEARSED, Look::rehearsed, _ -> new FetchedPolicy.Body("version: STSv1\nmode: none\nmax_age: 86400\n", "text/plain"), time.now(), Gathering.Settings.DEFAULT.with(suffixes));
        Examined.of(new ScanTask(nobody, nobody, nobody, REHEARSED, 1, Recalled.NOTHING, Optional.empty()), seen);
    }

    private static Answer rehearsed(Question question) {
        var said = switch (question.name().ascii()) {
            case "rehearsed.invalid" -> "v=spf1 mx include:other.invalid -all";
            case "_dmarc.rehearsed.invalid" -> "v=DMARC1; p=none; rua=mailto:reports@other.invalid";
            case "_mta-sts.rehearsed.invalid" -> "v=STSv1; id=1";
            case "s1._domainkey.rehearsed.invalid" -> "v=DKIM1; p=";
            default -> "";
        };
        return said.isEmpty() || question.type() != RecordType.TXT ? new Answer.NoData(question, false)
                : new Answer.Found(question, List.of(new RecordData.Text(List.of(said))), List.of(), Duration.ZERO, false);
    }

    public Examined at(ScanTask task) {
        var seen = new Instruments(dns, policies, documents, suffixes, servers, time).lookAt(task.name());
        return Examined.of(task, seen);
    }
}

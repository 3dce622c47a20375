package org.mailward.outbox.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.branding.store.Brands;
import org.mailward.outbox.CriticalNews;
import org.mailward.outbox.Letter;
import org.mailward.outbox.Letter.Block;
import org.mailward.outbox.MailKind;
import org.mailward.outbox.MailWords;
import org.mailward.outbox.control.Readers.Reader;
import org.mailward.outbox.store.CriticalNewsBook;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Customer;
import org.mailward.tenancy.Portfolio;
import org.mailward.tenancy.Scope;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.tenancy.store.Customers;

/// Tells people of critical findings: one mail to each, whatever the number of domains that were scanned together.
///
/// What a scan raised is noted in its own transaction. A while later, when the scans beside it are done too, the mails are written and the
/// notes removed in one transaction: nothing is told twice and nothing is left out.
@ApplicationScoped
public class CriticalMails {

    private static final int MOST_NEWS = 500;
    /// Domains that one mail names; of the others it gives the number.
    private static final int MOST_NAMED = 20;

    @Inject
    private CriticalNewsBook book;

    @Inject
    private Readers readers;

    @Inject
    private Customers customers;

    @Inject
    private Brands brands;

    @Inject
    private PortalAddress address;

    @Inject
    private Outbox outbox;

    @Inject
    private Transactions transactions;

    @Inject
    private Time time;

    @Inject
    @ConfigProperty(name = "mailward.mail.gather", defaultValue = "PT2M")
    private Duration gather;

    /// Notes what scans raised, in their transaction.
    public void note(Scope scope, List<CriticalNews> news) {
        if (!news.isEmpty()) {
            book.add(scope, news, time.now());
        }
    }

    /// Writes the mails about what was noted a while ago.
    public void tell(Scope whole) {
        transactions.run(() -> {
            var news = book.take(whole, time.now().minus(gather), MOST_NEWS);
            if (news.isEmpty()) {
                return;
            }
            Map<UUID, String> names = customers.all(whole).stream().filter(customer -> Portfolio.holds(whole, customer.state())).collect(Collectors.toMap(Customer::id, Customer::name));
            // Nobody is told of a customer that was off-boarded between the scan and now.
            var told = news.stream().filter(one -> names.containsKey(one.customer())).toList();
            var portal = address.of(brands.ofProvider(whole));
            for (var reader : readers.all(whole)) {
                var seen = told.stream().filter(one -> reader.scope().sees(one.customer())).toList();
                if (reader.wishes().critical() && !seen.isEmpty()) {
                    outbox.put(whole, post(reader, seen, names, portal));
                }
            }
            book.remove(whole, news.stream().map(CriticalNews::id).toList());
        });
    }

    private Outbox.Post post(Reader reader, List<CriticalNews> news, Map<UUID, String> names, String portal) {
        var seat = reader.seat();
        var occasion = "critical/" + news.getFirst().id() + "/" + seat.id();
        return new Outbox.Post(MailKind.CRITICAL_FINDING, occasion, seat.customerId(), seat.name(), seat.email(), letter(reader, news, names, portal), Optional.empty(),
                time.now().plus(MailKind.CRITICAL_FINDING.worth()));
    }

    /// The domain's name as people write it; it is kept as DNS has it.
    private static String name(CriticalNews one) {
        return new DomainName(one.domainName()).unicode();
    }

    static Letter letter(Reader reader, List<CriticalNews> news, Map<UUID, String> names, String portal) {
        boolean client = reader.client();
        var domains = news.stream().map(CriticalMails::name).distinct().toList();
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Paragraph(MailWords.say("greeting", reader.seat().name())));
        blocks.add(new Block.Paragraph(MailWords.say(client ? "critical.client" : "critical.staff")));
        var named = news.stream().map(CriticalNews::domain).distinct().limit(MOST_NAMED).collect(Collectors.toSet());
        var shown = news.stream().filter(one -> named.contains(one.domain())).toList();
        if (client) {
            blocks.add(new Block.Lines(shown.stream().map(one -> new Letter.Line(name(one), String.join(" ", one.reasons()))).toList()));
        } else {
            shown.stream().collect(Collectors.groupingBy(one -> names.getOrDefault(one.customer(), ""), TreeMap::new, Collectors.toList())).forEach((name, ofOne) -> {
                blocks.add(new Block.Heading(name));
                blocks.add(new Block.Lines(ofOne.stream().map(one -> new Letter.Line(name(one), String.join(" ", one.sentences()))).toList()));
            });
        }
        int count = (int) news.stream().map(CriticalNews::domain).distinct().count();
        if (count > named.size()) {
            blocks.add(new Block.Paragraph(MailWords.say("critical.more", count - named.size())));
        }
        var place = domains.size() == 1 ? "/app/domain?id=" + news.getFirst().domain() : client ? "/app/overview" : "/app/portfolio";
        blocks.add(new Block.Action(MailWords.say("critical.verb"), portal + place));
        blocks.add(new Block.Note(MailWords.say(client ? "wished.asked" : "wished.team", portal + "/app/settings")));
        return new Letter(domains.size() == 1 ? MailWords.say("critical.subject-one", domains.getFirst()) : MailWords.say("critical.subject", domains.size()), blocks);
    }
}

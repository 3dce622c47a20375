package org.mailward.builder.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailward.assessment.Evidence;
import org.mailward.assessment.Facts;
import org.mailward.builder.Draft;
import org.mailward.builder.RecordKind;
import org.mailward.builder.form.Begun;
import org.mailward.builder.form.Filled;
import org.mailward.builder.form.FormKind;
import org.mailward.builder.form.Published;
import org.mailward.builder.form.Worked;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.mx.MailExchanges;
import org.mailward.platform.dns.LiveDnsResolver;

/// Opens forms with what a domain publishes, and rehearses what was filled in. No transaction may be open: DNS is asked.
@ApplicationScoped
public class FormWork {

    private static final String SMTP = "_25._tcp.";

    @Inject
    private Rehearsals rehearsals;

    @Inject
    private LiveDnsResolver dns;

    public Worked work(DomainName domain, Worked.Sheet sheet) {
        return work(domain, sheet, dns);
    }

    /// @param asked what is asked about the domain and whatever it refers to
    public Worked work(DomainName domain, Worked.Sheet sheet, DnsResolver asked) {
        var evidence = rehearsals.published(domain, asked);
        var published = published(domain, sheet, evidence, asked);
        var form = sheet.kind().sheet();
        Begun begun = form.begin(sheet.proposed().map(published::as).orElse(published));
        var entries = sheet.typed().orElse(begun.entries());
        if (!sheet.judged()) {
            return new Worked(sheet.kind(), published, entries, begun.leftOut(), List.of(), Optional.empty());
        }
        return switch (form.fill(entries, published)) {
            case Filled.Wrong(var faults) -> new Worked(sheet.kind(), published, entries, begun.leftOut(), faults, Optional.empty());
            case Filled.Written(var parts) -> judged(domain, sheet.kind(), new Worked(sheet.kind(), published, entries, begun.leftOut(), List.of(), Optional.empty()), parts, evidence, asked);
        };
    }

    private Worked judged(DomainName domain, FormKind kind, Worked worked, List<Filled.Part> parts, Evidence evidence, DnsResolver asked) {
        var drafts = new ArrayList<Draft>();
        for (var part : parts) {
            try {
                drafts.add(new Draft(part.kind(), domain, part.label(), part.value()));
            } catch (IllegalArgumentException wrong) {
                return worked.with(new Filled.Fault(kind.sheet().fields().getFirst(), wrong.getMessage() + "."));
            }
        }
        return worked.with(rehearsals.rehearse(evidence, drafts, asked));
    }

    private Published published(DomainName domain, Worked.Sheet sheet, Evidence evidence, DnsResolver asked) {
        var servers = Facts.of(evidence).mx() instanceof MailExchanges.Listed(List<RecordData.MailExchange> listed)
                ? listed.stream().sorted(Comparator.comparingInt(RecordData.MailExchange::preference)).map(RecordData.MailExchange::exchange).distinct().toList() : List.<DomainName>of();
        var label = sheet.label().isEmpty() && sheet.kind() == FormKind.TLSA ? servers.stream().findFirst().map(server -> SMTP + server.ascii()).orElse("") : sheet.label();
        Map<RecordKind, List<String>> records = new EnumMap<>(RecordKind.class);
        for (var kind : sheet.kind().sheet().kinds()) {
            standing(kind, domain, label, evidence, asked).filter(values -> !values.isEmpty()).ifPresent(values -> records.put(kind, values));
        }
        return new Published(domain, label, records, servers, evidence.gatheredAt());
    }

    /// @return empty where the label is none
    private Optional<List<String>> standing(RecordKind kind, DomainName domain, String label, Evidence evidence, DnsResolver asked) {
        try {
            return Optional.of(rehearsals.standing(new Draft(kind, domain, label.isEmpty() ? kind.usualLabel().orElse("") : label, ""), evidence, asked));
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }
}

package org.mailward.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailward.mailauth.bimi.BimiPublication;
import org.mailward.mailauth.caa.CaaPublication;
import org.mailward.mailauth.caa.CaaRecord;
import org.mailward.mailauth.dane.DaneHost;
import org.mailward.mailauth.dkim.DkimKeyRecord;
import org.mailward.mailauth.dkim.DkimReading;
import org.mailward.mailauth.dkim.Selectors;
import org.mailward.mailauth.dmarc.AppliedPolicy;
import org.mailward.mailauth.dmarc.EffectivePolicy;
import org.mailward.mailauth.dmarc.TreeWalk;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.mtasts.StsPublication;
import org.mailward.mailauth.mx.MailExchanges;
import org.mailward.mailauth.spf.SpfPublication;
import org.mailward.mailauth.tags.Meaning;
import org.mailward.mailauth.tlsrpt.TlsRptPublication;

/// Everything that a domain publishes for mail, in words.
final class RecordsInWords {

    /// More MX records are not shown; anybody can publish thousands.
    private static final int MOST_MX = 100;

    private final List<RecordInWords> records = new ArrayList<>();

    private RecordsInWords() {
    }

    static List<RecordInWords> of(Facts facts) {
        var words = new RecordsInWords();
        words.dmarc(facts);
        words.spf(facts);
        words.dkim(facts);
        words.mx(facts);
        words.transport(facts);
        words.dane(facts);
        words.caa(facts);
        return List.copyOf(words.records);
    }

    private void txt(Protocol protocol, DomainName name, String text, List<Meaning> meanings) {
        records.add(new RecordInWords(protocol, name, RecordType.TXT, text, meanings));
    }

    private void several(Protocol protocol, DomainName name, List<String> texts) {
        texts.forEach(text -> txt(protocol, name, text, List.of(new Meaning(text, "Receivers ignore this record, because there is more than one of its kind."))));
    }

    private void dmarc(Facts facts) {
        Optional<DomainName> applies = facts.dmarc().map(EffectivePolicy::at);
        for (TreeWalk.Step step : facts.walk().steps()) {
            DomainName name = step.name().under("_dmarc");
            boolean counts = step.name().equals(facts.domain()) || applies.equals(Optional.of(step.name()));
            switch (step.published()) {
                case TreeWalk.Published.One one when counts -> txt(Protocol.DMARC, name, one.record().text(),
                        Stream.concat(one.record().explain().stream(), below(facts, step.name()).stream()).toList());
                case TreeWalk.Published.Several several when counts -> several(Protocol.DMARC, name, several.texts());
                case TreeWalk.Published.Absent absent when counts -> absent.others()
                        .forEach(text -> txt(Protocol.DMARC, name, text, List.of(new Meaning(text, "Receivers do not take this text for a DMARC record."))));
                case TreeWalk.Published.One _, TreeWalk.Published.Several _, TreeWalk.Published.Absent _, TreeWalk.Published.Unknown _ -> {
                }
            }
        }
    }

    /// What a record does to mail from names below the domain, by example; RFC 9989 §4.10.1 may send them to another record.
    private static List<Meaning> below(Facts facts, DomainName at) {
        if (!at.equals(facts.domain())) {
            return List.of();
        }
        return Stream.of(top(facts), below(facts, "news", true), below(facts, "no-such-name", false)).flatMap(Optional::stream).toList();
    }

    private static Optional<Meaning> top(Facts facts) {
        return facts.discovery().flatMap(discovery -> facts.walk().organizationalDomain().map(top -> {
            String before = discovery.organizationalDomain().equals(top) ? "" : " is " + discovery.organizationalDomain().unicode();
            return new Meaning(top.ascii(), "The organisation's top: names below it may vouch for one another. "
                    + (before.isEmpty() ? "The old standard finds the same one" : "Under the old standard it" + before) + ", by the public suffix list of " + discovery.suffix().source().date() + ".");
        }));
    }

    private static Optional<Meaning> below(Facts facts, String label, boolean exists) {
        DomainName name = facts.domain().under(label);
        return facts.dmarcBelow(name, exists).flatMap(policy -> policy.applied().map(applied -> {
            String elsewhere = policy.at().equals(facts.domain()) ? "" : ", by the record of " + policy.at().unicode();
            String before = policy.appliedBefore().map(AppliedPolicy::words).orElse("delivers it as before");
            return new Meaning(name.ascii(), "Forged mail from a name below that " + (exists ? "exists" : "does not exist") + ", such as this one: a receiver " + applied.words() + elsewhere
                    + (applied.words().equals(before) ? "." : "; one on the old standard " + before + "."));
        }));
    }

    private void spf(Facts facts) {
        switch (facts.spf().publication()) {
            case SpfPublication.One one -> txt(Protocol.SPF, facts.domain(), one.record().text(), one.record().explain());
            case SpfPublication.Several several -> several(Protocol.SPF, facts.domain(), several.texts());
            case SpfPublication.Absent _, SpfPublication.Unknown _ -> {
            }
        }
    }

    private void dkim(Facts facts) {
        facts.dkim().wildcard().forEach(text -> txt(Protocol.DKIM, facts.domain().under("*._domainkey"), text, meanings(text)));
        for (Selectors.Selector selector : facts.dkim().selectors()) {
            if (selector.published() instanceof Selectors.Published.Texts(List<String> texts)) {
                texts.forEach(text -> txt(Protocol.DKIM, Selectors.question(facts.domain(), selector.name()).name(), text, meanings(text)));
            }
        }
    }

    private static List<Meaning> meanings(String text) {
        return switch (DkimKeyRecord.read(text)) {
            case DkimReading.Key(DkimKeyRecord record) -> record.explain();
            case DkimReading.Faulty(String why) -> List.of(new Meaning(text, "Receivers cannot use this key. " + why));
            case DkimReading.NotDkim _ -> List.of(new Meaning(text, "This is not a DKIM key."));
        };
    }

    private void mx(Facts facts) {
        switch (facts.mx()) {
            case MailExchanges.Listed listed -> {
                for (RecordData.MailExchange record : listed.records().subList(0, Math.min(listed.records().size(), MOST_MX))) {
                    String text = record.preference() + " " + record.exchange();
                    String meaning = record.exchange().equals(DomainName.ROOT)
                            ? "Says that the domain receives no mail, which contradicts the other records."
                            : "Mail is delivered to " + record.exchange().unicode() + "; servers with lower numbers are tried first.";
                    records.add(new RecordInWords(Protocol.MX, facts.domain(), RecordType.MX, text, List.of(new Meaning(text, meaning))));
                }
            }
            case MailExchanges.NullMx _ -> records.add(new RecordInWords(Protocol.MX, facts.domain(), RecordType.MX, "0 .", List.of(new Meaning("0 .", "This domain receives no mail."))));
            case MailExchanges.Implicit _, MailExchanges.None _, MailExchanges.Unknown _ -> {
            }
        }
    }

    private void dane(Facts facts) {
        for (DaneHost host : facts.dane()) {
            host.records().forEach(record -> records.add(new RecordInWords(Protocol.MX, host.at(), RecordType.TLSA, record.render(), List.of(record.explain()))));
        }
    }

    private void caa(Facts facts) {
        if (facts.caa() instanceof CaaPublication.Applies(DomainName at, List<CaaRecord> found, List<String> unreadable)) {
            found.forEach(record -> records.add(new RecordInWords(Protocol.DNSSEC, at, RecordType.CAA, record.render(), List.of(record.explain()))));
            unreadable.forEach(text -> records.add(new RecordInWords(Protocol.DNSSEC, at, RecordType.CAA, text, List.of(new Meaning(text, "Authorities cannot read this record.")))));
        }
    }

    private void transport(Facts facts) {
        switch (facts.sts()) {
            case StsPublication.One one -> txt(Protocol.MTA_STS, facts.domain().under("_mta-sts"), one.record().text(), one.record().explain());
            case StsPublication.Several several -> several(Protocol.MTA_STS, facts.domain().under("_mta-sts"), several.texts());
            case StsPublication.Absent _, StsPublication.Unknown _ -> {
            }
        }
        switch (facts.tlsRpt()) {
            case TlsRptPublication.One one -> txt(Protocol.TLS_RPT, TlsRptPublication.name(facts.domain()), one.record().text(), one.record().explain());
            case TlsRptPublication.Several several -> several(Protocol.TLS_RPT, TlsRptPublication.name(facts.domain()), several.texts());
            case TlsRptPublication.Absent _, TlsRptPublication.Unknown _ -> {
            }
        }
        switch (facts.bimi()) {
            case BimiPublication.One one -> txt(Protocol.BIMI, BimiPublication.name(facts.domain()), one.record().text(), one.record().explain());
            case BimiPublication.Several several -> several(Protocol.BIMI, BimiPublication.name(facts.domain()), several.texts());
            case BimiPublication.Absent _, BimiPublication.Unknown _ -> {
            }
        }
    }
}

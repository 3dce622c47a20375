package org.mailward.assessment.rules;

import java.util.Optional;
import java.util.stream.Stream;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dane.DaneHost;
import org.mailward.mailauth.starttls.SeenCertificate;
import org.mailward.mailauth.starttls.SmtpProbe;

/// The TLSA records of a mail server describe the certificate that it shows.
final class DaneDescribesTheCertificate implements Rule {

    private static final Card CARD = new Card("dane.certificate.mismatch", Protocol.MX, Severity.HIGH,
            "The TLSA records of a mail server describe the certificate that it shows.",
            "Senders that use DANE take the server for an impostor and do not deliver. Mail from them waits, and is "
                    + "returned after some days.",
            "RFC 7672 §3.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.daneHosts(facts, dane -> dane.state() == DaneHost.State.PROTECTED && facts.probe(dane.host()).orElse(null) instanceof SmtpProbe.Encrypted seen
                        && !On.isSatisfied(facts, dane, seen) && !On.isDoubtful(facts, dane, seen)
                ? Optional.of(SeenCertificate.matches(seen.chain(), dane.records()) ? invalid(facts, dane, seen.chain().getFirst()) : undescribed(dane, seen.chain().getFirst()))
                : Optional.empty(), dane -> isOpen(facts, dane));
    }

    private static boolean isOpen(Facts facts, DaneHost dane) {
        return facts.hosts().stream().anyMatch(host -> host.name().equals(dane.host()) && facts.isProbeMissing(host))
                || facts.probe(dane.host()).orElse(null) instanceof SmtpProbe.Encrypted seen && On.isDoubtful(facts, dane, seen);
    }

    private static Finding undescribed(DaneHost dane, SeenCertificate certificate) {
        return CARD.finding(dane.host().ascii(), "No TLSA record of " + dane.host().unicode() + " describes the certificate that the server shows.",
                Stream.concat(records(dane), Stream.of("The server's key: 3 1 1 " + certificate.keySha256())).toList(),
                Remedy.of("If the certificate was changed on purpose, publish a TLSA record 3 1 1 " + certificate.keySha256() + " at " + dane.at() + ", then delete the old one. If it was not, find out who answers for your server."));
    }

    /// A record of an authority says nothing of the server: its certificate has to bear a name of the server's and to be in force.
    private static Finding invalid(Facts facts, DaneHost dane, SeenCertificate certificate) {
        return CARD.finding(dane.host().ascii(), "A TLSA record of " + dane.host().unicode() + " describes the authority of its certificate, and the certificate itself is "
                        + (certificate.isInForce(facts.at()) ? "for other names." : "not in force."),
                Stream.concat(records(dane), Stream.of("The server's certificate: " + certificate.subject() + ", for " + String.join(", ", certificate.names().stream().limit(10).toList()) + ", from " + certificate.from() + " until " + certificate.until())).toList(),
                Remedy.of("Have the authority issue a certificate that names " + dane.host() + " and is in force, and have it renewed by itself."));
    }

    private static Stream<String> records(DaneHost dane) {
        return dane.usable().stream().limit(10).map(record -> dane.at() + " TLSA " + record.render());
    }
}

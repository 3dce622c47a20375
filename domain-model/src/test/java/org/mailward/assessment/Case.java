package org.mailward.assessment;

import java.util.Map;
import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dns.World;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.starttls.SmtpProbe;
import org.mailward.mailauth.web.FetchedDocument;
import org.mailward.mailauth.web.WebAddress;

/// One domain, and what a rule has to find there.
///
/// @param publish the record that the remedy names; empty when there must be none
record Case(String rule, Severity severity, String subject, World world, FetchedPolicy policy, Optional<String> publish, Map<DomainName, SmtpProbe> smtp, Map<WebAddress, FetchedDocument> files, Ages ages, DomainName domain) {

    static Case of(String rule, Severity severity, String subject, World world) {
        return new Case(rule, severity, subject, world, new FetchedPolicy.Body(Scenes.POLICY, "text/plain"), Optional.empty(), Map.of(), Map.of(), Ages.NONE, Scenes.NAME);
    }

    /// Another domain of the world is looked at: the one that the finding is about.
    Case there() {
        return new Case(rule, severity, subject, world, policy, publish, smtp, files, ages, DomainName.of(subject));
    }

    Case publishes(String record) {
        return new Case(rule, severity, subject, world, policy, Optional.of(record), smtp, files, ages, domain);
    }

    Case policy(FetchedPolicy other) {
        return new Case(rule, severity, subject, world, other, publish, smtp, files, ages, domain);
    }

    /// The only mail server, `mail.example.org`, did this.
    Case smtp(SmtpProbe probe) {
        return new Case(rule, severity, subject, world, policy, publish, Map.of(DomainName.of("mail.example.org"), probe), files, ages, domain);
    }

    /// @param logo served at `https://example.org/logo.svg`
    /// @param certificate served at `https://example.org/vmc.pem`
    Case serves(FetchedDocument logo, FetchedDocument certificate) {
        var served = Map.of(WebAddress.read("https://example.org/logo.svg").orElseThrow(), logo, WebAddress.read("https://example.org/vmc.pem").orElseThrow(), certificate);
        return new Case(rule, severity, subject, world, policy, publish, smtp, served, ages, domain);
    }

    /// The record stands so since some time, and so does the policy file.
    Case since(String name, Ages.Age record, Ages.Age file) {
        var known = new Ages(Map.of(new Question(DomainName.of(name), RecordType.TXT), record), Map.of("https://mta-sts.example.org/.well-known/mta-sts.txt", file));
        return new Case(rule, severity, subject, world, policy, publish, smtp, files, known, domain);
    }

    Evidence evidence() {
        return Scenes.evidence(domain, world, policy).withSmtp(smtp).withDocuments(files).with(ages);
    }

    @Override
    public String toString() {
        return rule + " " + subject + publish.map(" → "::concat).orElse("");
    }
}

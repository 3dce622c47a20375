package org.mailward.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailward.mailauth.dmarc.DmarcCheck;
import org.mailward.mailauth.dmarc.Identifier;
import org.mailward.mailauth.dmarc.Identifier.Outcome;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.orgdomain.PublicSuffixes;
import org.mailward.mailauth.report.AuthResult;
import org.mailward.mailauth.report.DkimAuth;
import org.mailward.mailauth.report.SpfAuth;
import org.mailward.mailauth.report.SpfScope;
import org.mailward.mailauth.report.Stated;

import org.mailward.mailauth.spf.SpfCheck;

/// What a receiver finds of mail on one day: SPF by the records of that day, signatures by the keys that stand there, and DMARC of both.
///
/// Lives for one day and is used by one thread.
final class Judge {

    /// @param dmarc under both standards
    record Finding(List<DkimAuth> dkim, SpfAuth spf, DmarcCheck dmarc) {
        Finding {
            dkim = List.copyOf(dkim);
        }
    }

    private final DnsResolver dns;
    private final PublicSuffixes suffixes;
    private final Map<String, Finding> known = new HashMap<>();

    Judge(DnsResolver dns, PublicSuffixes suffixes) {
        this.dns = dns;
        this.suffixes = suffixes;
    }

    Finding judge(DomainName author, Sender sender, IpAddress from) {
        return known.computeIfAbsent(author + " " + sender.id() + " " + from.text(), _ -> look(author, sender, from));
    }

    private Finding look(DomainName author, Sender sender, IpAddress from) {
        var path = sender.returnPath().replace(Sender.AUTHOR, author.ascii());
        var verdict = SpfCheck.check(new org.mailward.mailauth.spf.Sender(from, "mail." + path, "bounce@" + path), dns).verdict();
        var spf = new SpfAuth(path, Stated.of(SpfScope.MFROM), Stated.of(AuthResult.valueOf(verdict.word().toUpperCase(Locale.ROOT))), "");
        var dkim = signatures(author, sender);
        var identifiers = new ArrayList<Identifier>();
        identifiers.add(Identifier.spf(new DomainName(path), outcome(spf.result())));
        dkim.forEach(one -> identifiers.add(Identifier.dkim(new DomainName(one.domain()), one.selector(), outcome(one.result()))));
        return new Finding(dkim, spf, DmarcCheck.of(author, identifiers, dns, suffixes));
    }

    private List<DkimAuth> signatures(DomainName author, Sender sender) {
        var found = new ArrayList<DkimAuth>();
        ownSelector(author, sender).ifPresent(signed -> found.add(new DkimAuth(author.ascii(), signed.selector,
                Stated.of(sender.way() == Sender.Way.BREAKS ? AuthResult.FAIL : signed.usable ? AuthResult.PASS : AuthResult.PERMERROR),
                sender.way() == Sender.Way.BREAKS ? "body hash did not verify" : "")));
        sender.ownSignature().ifPresent(own -> found.add(new DkimAuth(own.domain(), own.selector(), Stated.of(AuthResult.PASS), "")));
        return found;
    }

    private record Signed(String selector, boolean usable) {
    }

    /// The first selector that has a key; else one whose key was withdrawn, with which a sender signs that was not told.
    private Optional<Signed> ownSelector(DomainName author, Sender sender) {
        Optional<Signed> withdrawn = Optional.empty();
        for (String selector : sender.selectors()) {
            if (dns.ask(author.under("_domainkey").under(selector), RecordType.TXT) instanceof Answer.Found found) {
                boolean usable = found.records().stream().anyMatch(record -> record instanceof RecordData.Text text && text.joined().matches(".*\\bp=[A-Za-z0-9+/].*"));
                if (usable) {
                    return Optional.of(new Signed(selector, true));
                }
                withdrawn = withdrawn.or(() -> Optional.of(new Signed(selector, false)));
            }
        }
        return withdrawn;
    }

    private static Outcome outcome(Stated<AuthResult> result) {
        return result.is(AuthResult.PASS) ? Outcome.PASS : result.is(AuthResult.TEMPERROR) ? Outcome.UNKNOWN : Outcome.FAIL;
    }
}

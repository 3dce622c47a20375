package org.mailward.estate;

import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;

/// The TXT record by which a domain's owner shows control of it.
///
/// The record's name and prefix are neutral, since the client sees them under its own provider's brand.
///
/// @param value 32 lower-case hexadecimal digits
public record ProofToken(String value) {

    public static final String LABEL = "_domain-control";
    private static final String PREFIX = "control-token=";

    public ProofToken {
        if (!value.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("A proof token has 32 lower-case hexadecimal digits");
        }
    }

    public DomainName recordName(DomainName domain) {
        return domain.under(LABEL);
    }

    public String recordValue() {
        return PREFIX + value;
    }

    /// Asks DNS whether the token is published.
    public ProofState check(DomainName domain, DnsResolver resolver) {
        return switch (resolver.ask(recordName(domain), RecordType.TXT)) {
            case Answer.Found found -> found.records().stream()
                    .anyMatch(record -> record instanceof RecordData.Text text && text.joined().strip().equals(recordValue()))
                    ? ProofState.PROVEN : ProofState.NOT_FOUND;
            case Answer.NoData _, Answer.NoSuchName _ -> ProofState.NOT_FOUND;
            case Answer.Failed _ -> ProofState.UNKNOWN;
        };
    }
}

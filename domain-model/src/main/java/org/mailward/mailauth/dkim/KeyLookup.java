package org.mailward.mailauth.dkim;

import java.util.ArrayList;
import java.util.List;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.keys.StrangersKey;

/// Fetches the key of a signature.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-6.1.2">RFC 6376 §6.1.2</a>
public sealed interface KeyLookup {

    /// The most records at one selector that are tried.
    int MOST_RECORDS = 4;

    /// The smallest and largest RSA keys that every verifier takes, in bits (RFC 8301 §3.2).
    int SMALLEST_RSA = 1_024;
    int LARGEST_RSA = 4_096;

    /// @param keys at least one that fits
    record Usable(List<DkimKeyRecord> keys) implements KeyLookup {
        public Usable {
            keys = List.copyOf(keys);
        }
    }

    /// There is no key that may be used.
    /// @param why one sentence
    record Unusable(String why) implements KeyLookup {
    }

    /// Nobody could say.
    record Unknown(String why) implements KeyLookup {
    }

    /// @param identity the domain of `i=`
    static KeyLookup of(DomainName domain, String selector, SignatureAlgorithm algorithm, DomainName identity, DnsResolver resolver) {
        var question = Selectors.question(domain, selector);
        return switch (resolver.ask(question)) {
            case Answer.Failed failed -> new Unknown("The key at " + question.name() + " could not be looked up: " + failed.detail());
            case Answer.NoData _, Answer.NoSuchName _ -> new Unusable("There is no key at " + question.name() + ".");
            case Answer.Found found -> among(found, question.name(), algorithm, identity.equals(domain));
        };
    }

    private static KeyLookup among(Answer.Found found, DomainName name, SignatureAlgorithm algorithm, boolean exact) {
        var usable = new ArrayList<DkimKeyRecord>();
        String why = "There is no key at " + name + ".";
        for (RecordData data : found.records().stream().filter(RecordData.Text.class::isInstance).limit(MOST_RECORDS).toList()) {
            switch (DkimKeyRecord.read(((RecordData.Text) data).joined())) {
                case DkimReading.NotDkim _ -> why = "The record at " + name + " is no DKIM key.";
                case DkimReading.Faulty(String fault) -> why = "The key at " + name + " cannot be used: " + fault;
                case DkimReading.Key(DkimKeyRecord record) -> {
                    String refusal = refusal(record, algorithm, exact);
                    if (refusal.isEmpty()) {
                        usable.add(record);
                    } else {
                        why = "The key at " + name + " cannot be used: " + refusal;
                    }
                }
            }
        }
        return usable.isEmpty() ? new Unusable(why) : new Usable(usable);
    }

    /// @return one sentence, or nothing when the key may be used
    private static String refusal(DkimKeyRecord record, SignatureAlgorithm algorithm, boolean exact) {
        return switch (record.key()) {
            case PublicKey.Revoked _ -> "it was withdrawn.";
            case PublicKey.Unreadable(String fault) -> fault;
            case PublicKey.UnknownType(String type) -> "receivers need not know the kind '" + type + "'.";
            case PublicKey.Rsa rsa when rsa.bits() < SMALLEST_RSA -> "it has only " + rsa.bits() + " bits, and receivers must not accept fewer than " + SMALLEST_RSA + ".";
            case PublicKey.Rsa rsa when !StrangersKey.isBounded(rsa.modulus(), rsa.exponent()) -> "it has " + rsa.bits() + " bits and an exponent of " + rsa.exponent().bitLength() + ", and Mailward calculates with at most "
                    + StrangersKey.LARGEST_RSA + " and " + StrangersKey.LARGEST_EXPONENT + ".";
            case PublicKey.Rsa _, PublicKey.Ed25519 _ -> {
                if (!algorithm.fits(record.key())) {
                    yield "it is of another kind than the signature, which is " + algorithm.text() + ".";
                }
                if (!record.hashes().isEmpty() && !record.hashes().contains(algorithm.hash())) {
                    yield "its 'h=' does not allow " + algorithm.hash() + ".";
                }
                if (!record.isForMail()) {
                    yield "it is not for mail.";
                }
                yield record.strict() && !exact ? "it is for addresses at exactly this domain (t=s), and the signature names one below it." : "";
            }
        };
    }
}

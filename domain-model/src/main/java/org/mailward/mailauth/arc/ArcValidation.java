package org.mailward.mailauth.arc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mailward.mailauth.dkim.Canonicalization;
import org.mailward.mailauth.dkim.DkimResult;
import org.mailward.mailauth.dkim.DkimSignature;
import org.mailward.mailauth.dkim.DkimVerifier;
import org.mailward.mailauth.dkim.KeyLookup;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.message.AuthenticationResults;
import org.mailward.mailauth.message.Header;
import org.mailward.mailauth.message.Message;

/// One walk through RFC 8617 §5.2.
final class ArcValidation {
    private static final String RESULTS = "ARC-Authentication-Results";
    private static final List<String> KINDS = List.of(RESULTS, "ARC-Message-Signature", "ARC-Seal");

    private static final int MOST_TERMS = 64;

    private final Message message;
    private final DnsResolver resolver;
    private final Instant at;
    private final List<ArcSet> sets = new ArrayList<>();

    ArcValidation(Message message, DnsResolver resolver, Instant at) {
        this.message = message;
        this.resolver = resolver;
        this.at = at;
    }

    ArcChain validate() {
        var fields = new TreeMap<Integer, Map<String, Header>>();
        for (String kind : KINDS) {
            for (Header header : message.all(kind)) {
                int instance = instance(header);
                if (instance < 1 || instance > ArcChain.MOST_SETS) {
                    return fail("An " + kind + " field has no instance from 1 to " + ArcChain.MOST_SETS + " ('i=').");
                }
                if (fields.computeIfAbsent(instance, _ -> new HashMap<>()).put(kind, header) != null) {
                    return fail("There are two " + kind + " fields with instance " + instance + ".");
                }
            }
        }
        if (fields.isEmpty()) {
            return new ArcChain.None();
        }
        Optional<String> broken = collect(fields);
        return broken.isPresent() ? fail(broken.get()) : signatures();
    }

    /// @return what is wrong with the chain's shape
    private Optional<String> collect(Map<Integer, Map<String, Header>> fields) {
        int expected = 0;
        for (Map.Entry<Integer, Map<String, Header>> entry : fields.entrySet()) {
            expected++;
            int instance = entry.getKey();
            if (instance != expected) {
                return Optional.of("Set " + expected + " of the chain is missing.");
            }
            for (String kind : KINDS) {
                if (!entry.getValue().containsKey(kind)) {
                    return Optional.of("Set " + instance + " of the chain has no " + kind + " field.");
                }
            }
            switch (ArcSeal.read(entry.getValue().get("ARC-Seal"))) {
                case ArcSeal.Reading.Faulty(String why) -> {
                    return Optional.of("The seal of set " + instance + " cannot be read. " + why);
                }
                case ArcSeal.Reading.Valid(ArcSeal seal) -> sets.add(set(instance, entry.getValue(), seal));
            }
        }
        if (sets.getLast().seal().verdict() == ArcSeal.Verdict.FAIL) {
            return Optional.of("The last server that sealed the message, " + sets.getLast().seal().domain().unicode() + ", found the chain broken.");
        }
        return sets.stream().filter(set -> set.seal().verdict() != (set.instance() == 1 ? ArcSeal.Verdict.NONE : ArcSeal.Verdict.PASS)).findFirst()
                .map(set -> "The seal of set " + set.instance() + " must say cv=" + (set.instance() == 1 ? "none" : "pass") + ".");
    }

    private static ArcSet set(int instance, Map<String, Header> fields, ArcSeal seal) {
        Header results = fields.get(RESULTS);
        // The instance comes first; what follows is as in Authentication-Results.
        String value = results.value();
        return new ArcSet(instance, results, fields.get("ARC-Message-Signature"), seal, AuthenticationResults.read(value.substring(value.indexOf(';') + 1)));
    }

    private ArcChain signatures() {
        DkimResult newest = DkimVerifier.verifyArc(message, sets.getLast().signatureField(), resolver, at);
        if (newest instanceof DkimResult.Fail || newest instanceof DkimResult.PermError) {
            return fail("The signature of the last set does not hold. " + newest.why());
        }
        for (int i = sets.size() - 1; i >= 0; i--) {
            ArcSeal seal = sets.get(i).seal();
            switch (KeyLookup.of(seal.domain(), seal.selector(), seal.algorithm(), seal.domain(), resolver)) {
                case KeyLookup.Unknown(String why) -> {
                    return new ArcChain.TempError(sets, why);
                }
                case KeyLookup.Unusable(String why) -> {
                    return fail("The seal of set " + (i + 1) + " does not hold. " + why);
                }
                case KeyLookup.Usable usable -> {
                    String octets = sealed(i);
                    if (!seal.algorithm().isAcceptable() || usable.keys().stream().noneMatch(key -> seal.algorithm().verifies(key.key(), octets, seal.signature()))) {
                        return fail("The seal of set " + (i + 1) + ", by " + seal.domain().unicode() + ", does not hold.");
                    }
                }
            }
        }
        if (newest instanceof DkimResult.TempError) {
            return new ArcChain.TempError(sets, newest.why());
        }
        return newest instanceof DkimResult.Neutral ? new ArcChain.Neutral(sets, "The seals hold. " + newest.why()) : passed();
    }

    private ArcChain passed() {
        ArcSet oldest = sets.getLast();
        Optional<DkimResult> open = Optional.empty();
        for (ArcSet set : sets.reversed().subList(1, sets.size())) {
            DkimResult result = DkimVerifier.verifyArc(message, set.signatureField(), resolver, at);
            switch (result) {
                case DkimResult.Pass _ -> {
                    oldest = set;
                    open = Optional.empty();
                }
                case DkimResult.Fail _ -> {
                    return new ArcChain.Pass(sets, oldest.instance(), "The chain holds; the message was changed before " + added(oldest) + ".");
                }
                // A key that is gone or does not answer says nothing about the message; an older signature may.
                case DkimResult.PermError _, DkimResult.TempError _, DkimResult.Neutral _ -> open = Optional.of(open.orElse(result));
            }
        }
        if (open.isEmpty()) {
            return new ArcChain.Pass(sets, 0, "The chain holds, and the message was not changed since the first set.");
        }
        return new ArcChain.Pass(sets, oldest.instance(), "The chain holds; whether the message was changed before " + added(oldest) + " cannot be told "
                + (open.get() instanceof DkimResult.TempError ? "now. " : "any more. ") + open.get().why());
    }

    private static String added(ArcSet set) {
        return "set " + set.instance() + " was added by " + set.seal().domain().unicode();
    }

    /// What a seal signs: the three fields of every set up to its own, the seal itself without its signature (RFC 8617 §5.1.1).
    private String sealed(int last) {
        var octets = new StringBuilder();
        for (int i = 0; i <= last; i++) {
            ArcSet set = sets.get(i);
            octets.append(Canonicalization.RELAXED.header(set.resultsField())).append("\r\n")
                    .append(Canonicalization.RELAXED.header(set.signatureField())).append("\r\n");
            octets.append(i < last
                    ? Canonicalization.RELAXED.header(set.seal().header()) + "\r\n"
                    : Canonicalization.RELAXED.header(DkimSignature.withoutSignature(set.seal().header())));
        }
        return octets.toString();
    }

    private ArcChain.Fail fail(String why) {
        return new ArcChain.Fail(sets, why);
    }

    /// The `i=` of a field; 0 when there is none that can be read. It stands first in the results (RFC 8617 §4.1.1), and anywhere
    /// in the two others, which are lists of tags.
    private static int instance(Header header) {
        String value = header.value();
        for (String term : header.is(RESULTS) ? List.of(value.split(";", 2)[0]) : List.of(value.split(";", MOST_TERMS))) {
            int equals = term.indexOf('=');
            if (equals > 0 && term.substring(0, equals).strip().equals("i")) {
                String number = term.substring(equals + 1).strip();
                boolean digits = !number.isEmpty() && number.length() <= 2 && number.chars().allMatch(c -> c >= '0' && c <= '9');
                return digits ? Integer.parseInt(number) : 0;
            }
        }
        return 0;
    }
}

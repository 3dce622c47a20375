package org.mailward.mailauth.spf;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.dns.IpAddress.Family;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;

/// Everything that can be said about a domain's SPF without its mail: what following the record costs, whom it allows, how large
/// it is, and what becomes of a stranger.
///
/// @param tree every lookup that the record can cause
/// @param senders whom it allows
/// @param stranger what a receiver concludes when a server that nobody has listed sends as this domain
/// @param size of the record and its answer
/// @param explanation the text for refused senders
/// @param branches every querying term that receivers can reach, from the domain's record down, in the order of evaluation
/// @param isIncomplete a part of the tree could not be looked at, so that no total is certain
/// @param nearMisses TXT records at the domain that look meant for SPF and are not, at most [#MOST_NEAR_MISSES]
public record SpfAnalysis(SpfNode tree, SpfSenders senders, SpfResult stranger, SpfSize size, SpfExplanation explanation, List<SpfBranch> branches,
        boolean isIncomplete, List<String> nearMisses) {

    /// The most texts that are kept as near misses.
    public static final int MOST_NEAR_MISSES = 10;

    /// Addresses that no mail server has: those for documentation (RFC 5737 §3), one for benchmarks in case an example's record
    /// names them all, and others that nobody on the internet has (RFC 6890 §2.2.2), spread over the address space for a record
    /// with networks so wide that all of the first lie in them.
    private static final List<IpAddress> STRANGERS = List.of(four(203, 0, 113, 77), four(198, 51, 100, 77), four(192, 0, 2, 77), four(198, 18, 0, 77),
            four(100, 64, 0, 77), four(240, 0, 0, 77), four(169, 254, 0, 77), four(0, 0, 0, 77));

    private static final String STRANGERS_NAME = "stranger.invalid";

    public SpfAnalysis {
        branches = List.copyOf(branches);
        nearMisses = List.copyOf(nearMisses);
    }

    private static IpAddress four(int first, int second, int third, int fourth) {
        return new IpAddress(Family.FOUR, 0, (long) first << 24 | second << 16 | third << 8 | fourth);
    }

    /// Asks at most what the tree asks, the addresses behind each `mx`, IPv6 addresses where a term is wide, what a stranger adds, and
    /// the text of `exp`.
    public static SpfAnalysis of(DomainName domain, DnsResolver resolver, SpfLimits limits) {
        var records = new SpfRecords(resolver);
        SpfNode tree = SpfTree.explore(domain, records, limits);
        SpfSenders senders = SpfSenders.of(tree, resolver, limits);
        SpfResult stranger = SpfCheck.check(stranger(domain, senders), records, limits, SpfReceiver.UNKNOWN, () -> false);
        Answer texts = resolver.ask(domain, RecordType.TXT);
        List<SpfBranch> branches = tree.everyBranch();
        return new SpfAnalysis(tree, senders, stranger, SpfSize.of(texts), SpfExplanation.of(tree.publication(), resolver), branches, isIncomplete(tree, branches), nearMisses(texts));
    }

    /// The first address that the record does not name. It is IPv4, as most mail is; names without an IPv6 address would bring an
    /// IPv6 sender void lookups that say nothing about the record.
    static Sender stranger(DomainName domain, SpfSenders senders) {
        IpAddress address = STRANGERS.getFirst();
        for (IpAddress each : STRANGERS) {
            if (!senders.contains(each)) {
                address = each;
                break;
            }
        }
        return new Sender(address, STRANGERS_NAME, "postmaster@" + domain.ascii());
    }

    private static boolean isIncomplete(SpfNode tree, List<SpfBranch> branches) {
        if (tree.publication() instanceof SpfPublication.Unknown) {
            return true;
        }
        for (SpfBranch branch : branches) {
            if (branch.outcome() == SpfBranch.Outcome.UNKNOWN) {
                return true;
            }
        }
        return false;
    }

    /// How many lookups receivers can be made to do: [SpfNode#lookups] of the tree.
    public int lookups() {
        int lookups = 0;
        for (SpfBranch branch : branches) {
            lookups += branch.asks();
        }
        return lookups;
    }

    /// How many of their lookups bring no answer: [SpfNode#voids] of the tree.
    public int voids() {
        int voids = 0;
        for (SpfBranch branch : branches) {
            voids += branch.outcome() == SpfBranch.Outcome.VOID ? 1 : 0;
        }
        return voids;
    }

    /// The sending services that the record leads to, in order, each once.
    public List<String> services() {
        Set<String> services = new LinkedHashSet<>();
        branches.forEach(branch -> branch.child().flatMap(child -> SpfServices.named(child.name())).ifPresent(services::add));
        return List.copyOf(services);
    }

    private static List<String> nearMisses(Answer answer) {
        if (!(answer instanceof Answer.Found found)) {
            return List.of();
        }
        var texts = new ArrayList<String>(0);
        for (RecordData record : found.records()) {
            if (record instanceof RecordData.Text text && texts.size() < MOST_NEAR_MISSES && isNearMiss(text.joined())) {
                texts.add(text.joined());
            }
        }
        return texts;
    }

    /// A slip in the first word: blanks, quotation marks, a missing or wrong sign, another separator after it.
    private static boolean isNearMiss(String text) {
        if (SpfParser.isSpf(text)) {
            return false;
        }
        var letters = new StringBuilder();
        for (int i = 0; i < text.length() && letters.length() < 5; i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                letters.append(c);
            } else if (c > ' ' && "\"'=:;.-_".indexOf(c) < 0) {
                break;
            }
        }
        String word = letters.toString().toLowerCase(Locale.ROOT);
        return word.startsWith("vspf") || word.startsWith("spf1");
    }
}

package org.mailward.mailauth.dmarc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mailward.mailauth.dmarc.Alignment.Aligned;
import org.mailward.mailauth.dmarc.TreeWalk.Policies;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.orgdomain.PublicSuffixes;

/// One message's DMARC check, under both standards side by side.
///
/// @param author the domain of the message's From header field
/// @param identifiers the domains that SPF and DKIM were asked to vouch for
/// @param current what a receiver on RFC 9989 concludes
/// @param old what a receiver on RFC 7489 concludes
public record DmarcCheck(DomainName author, List<Identifier> identifiers, DmarcVerdict current, DmarcVerdict old) {

    /// The most identifiers that are looked at: each may cost a tree walk.
    public static final int MOST_IDENTIFIERS = 50;

    public DmarcCheck {
        identifiers = List.copyOf(identifiers);
    }

    /// Checks a message that has precisely one author domain.
    ///
    /// @param author not the root
    /// @param identifiers at most [#MOST_IDENTIFIERS] are looked at, the first ones
    public static DmarcCheck of(DomainName author, List<Identifier> identifiers, DnsResolver resolver, PublicSuffixes suffixes) {
        List<Identifier> looked = identifiers.stream().limit(MOST_IDENTIFIERS).toList();
        Map<DomainName, TreeWalk> walks = new HashMap<>();
        Function<DomainName, TreeWalk> walk = name -> walks.computeIfAbsent(name, start -> TreeWalk.from(start, resolver));
        var message = new Message(author, looked, resolver);
        return new DmarcCheck(author, looked,
                message.judge(Standard.RFC_9989, walk.apply(author).policies(), name -> walk.apply(name).organizationalDomain()),
                message.judge(Standard.RFC_7489, ListDiscovery.from(suffixes.suffixOf(author), resolver).policies(), name -> Optional.of(suffixes.suffixOf(name).organizationalDomain())));
    }

    /// The two standards come to different verdicts, or to different treatment of a failing message.
    public boolean differs() {
        return current.result() != old.result()
                || current.result() == DmarcVerdict.Result.FAIL && !current.policy().map(AppliedPolicy::words).equals(old.policy().map(AppliedPolicy::words));
    }

    private record Message(DomainName author, List<Identifier> identifiers, DnsResolver resolver) {

        DmarcVerdict judge(Standard standard, Policies policies, Function<DomainName, Optional<DomainName>> organizations) {
            Optional<DomainName> organization = organizations.apply(author);
            return switch (policies) {
                case Policies.None _ -> new DmarcVerdict(standard, DmarcVerdict.Result.NONE, policies, organization, List.of(), Optional.empty(), VerdictWords.nothingApplies(author));
                case Policies.Unknown(String question, String _) -> new DmarcVerdict(standard, DmarcVerdict.Result.TEMPERROR, policies, organization, List.of(), Optional.empty(), VerdictWords.unknown(question));
                case Policies.Applies(DomainName at, DmarcRecord record) when !record.counts(standard) ->
                        new DmarcVerdict(standard, DmarcVerdict.Result.NONE, policies, organization, List.of(), Optional.empty(), VerdictWords.ignored(at, standard));
                case Policies.Applies applies -> judge(standard, applies, organization, identifiers.stream()
                        .map(identifier -> align(identifier, applies.record(), organization, organizations)).toList());
            };
        }

        private DmarcVerdict judge(Standard standard, Policies.Applies applies, Optional<DomainName> organization, List<Alignment> alignments) {
            Optional<AppliedPolicy> policy = policy(standard, applies);
            DmarcVerdict.Result result;
            String sentence;
            Optional<Alignment> vouching = alignments.stream().filter(Alignment::vouches).findFirst();
            if (vouching.isPresent()) {
                result = DmarcVerdict.Result.PASS;
                sentence = VerdictWords.passes(vouching.get(), author);
            } else if (alignments.stream().anyMatch(Alignment::mayVouch)) {
                result = DmarcVerdict.Result.TEMPERROR;
                sentence = VerdictWords.openIdentifier(alignments.stream().filter(Alignment::mayVouch).findFirst().orElseThrow());
            } else if (policy.isEmpty()) {
                result = DmarcVerdict.Result.TEMPERROR;
                sentence = VerdictWords.unknownExistence(author);
            } else {
                result = DmarcVerdict.Result.FAIL;
                sentence = VerdictWords.fails(alignments, author, applies.at(), policy.get());
            }
            return new DmarcVerdict(standard, result, applies, organization, alignments, policy, sentence);
        }

        /// @return empty when it matters whether the author's domain exists and nobody could say
        private Optional<AppliedPolicy> policy(Standard standard, Policies.Applies applies) {
            boolean inherited = !applies.at().equals(author);
            Optional<AppliedPolicy> existing = AppliedPolicy.of(applies.record(), inherited, true, standard);
            Optional<AppliedPolicy> missing = AppliedPolicy.of(applies.record(), inherited, false, standard);
            if (existing.equals(missing)) {
                return existing;
            }
            return switch (resolver.ask(author, RecordType.A)) {
                case Answer.Found _, Answer.NoData _ -> existing;
                case Answer.NoSuchName _ -> missing;
                case Answer.Failed _ -> Optional.empty();
            };
        }

        private Alignment align(Identifier identifier, DmarcRecord record, Optional<DomainName> organization, Function<DomainName, Optional<DomainName>> organizations) {
            boolean strict = switch (identifier.mechanism()) {
                case SPF -> record.strictSpf();
                case DKIM -> record.strictDkim();
            };
            if (identifier.domain().equals(author)) {
                return new Alignment(identifier, organization, strict, Aligned.YES, "It is exactly the author's domain.");
            }
            if (strict) {
                return new Alignment(identifier, Optional.empty(), true, Aligned.NO, "The record accepts only exactly " + author.unicode() + ".");
            }
            Optional<DomainName> other = organizations.apply(identifier.domain());
            if (organization.isEmpty() || other.isEmpty()) {
                return new Alignment(identifier, other, false, Aligned.UNKNOWN, "DNS did not say to which organizational domain " + (other.isEmpty() ? identifier.domain() : author).unicode() + " belongs.");
            }
            return organization.equals(other)
                    ? new Alignment(identifier, other, false, Aligned.YES, "Both names belong to the organizational domain " + other.get().unicode() + ".")
                    : new Alignment(identifier, other, false, Aligned.NO, "Its organizational domain is " + other.get().unicode() + ", the author's is " + organization.get().unicode() + ".");
        }
    }
}

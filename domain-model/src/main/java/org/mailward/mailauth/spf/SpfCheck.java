package org.mailward.mailauth.spf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.spf.SpfStep.Outcome;
import org.mailward.mailauth.tags.Shown;

/// `check_host()`: may this sender send for this domain?
///
/// One object serves one check. Everything that a record can make it ask is bounded by [SpfLimits], and the caller may end it
/// at any time: a check that is out of time is a temporary error.
///
/// *Reading:* RFC 7208 §4.6.4 limits the *terms* whose queries bring no answer. A term therefore counts once at most, by the
/// query for its own name: an `mx` whose servers have no address of the sender's family is not void for each of them.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7208#section-4">RFC 7208 §4</a>
public final class SpfCheck {

    /// The most steps that are remembered.
    public static final int MOST_STEPS = 500;

    private static final int LONGEST_NAME = 253;
    /// The longest name that is made by macros before it is cut, and the longest text for a refusal, in characters.
    private static final int LONGEST_EXPANSION = 200_000;
    private static final int LONGEST_EXPLANATION = 2_000;
    private static final String NOBODY = "unknown";

    private final Sender sender;
    private final DnsResolver resolver;
    private final SpfRecords records;
    private final SpfLimits limits;
    private final SpfReceiver receiver;
    private final BooleanSupplier timeIsUp;
    private final List<SpfStep> steps = new ArrayList<>();
    private final List<SpfMatch> path = new ArrayList<>();
    private int lookups;
    private int voids;
    private Optional<Pointers> pointers = Optional.empty();

    private SpfCheck(Sender sender, SpfRecords records, SpfLimits limits, SpfReceiver receiver, BooleanSupplier timeIsUp) {
        this.sender = sender;
        this.records = records;
        this.resolver = records.resolver();
        this.limits = limits;
        this.receiver = receiver;
        this.timeIsUp = timeIsUp;
    }

    /// A check within the standard's limits, without a limit of time.
    public static SpfResult check(Sender sender, DnsResolver resolver) {
        return check(sender, resolver, SpfLimits.STANDARD, SpfReceiver.UNKNOWN, () -> false);
    }

    /// A check by itself.
    /// @param timeIsUp as below
    public static SpfResult check(Sender sender, DnsResolver resolver, SpfLimits limits, SpfReceiver receiver, BooleanSupplier timeIsUp) {
        return check(sender, new SpfRecords(resolver), limits, receiver, timeIsUp);
    }

    /// @param records asks DNS; may be shared with other checks and with an analysis, so that each record is read once
    /// @param timeIsUp asked before each query; once it is true the check ends with [SpfVerdict#TEMP_ERROR]
    /// @return the result with the directives that matched; a temporary error may change on retry, a permanent one will not
    public static SpfResult check(Sender sender, SpfRecords records, SpfLimits limits, SpfReceiver receiver, BooleanSupplier timeIsUp) {
        return new SpfCheck(sender, records, limits, receiver, timeIsUp).run();
    }

    private SpfResult run() {
        Optional<DomainName> domain = sender.checked();
        if (domain.isEmpty()) {
            String why = sender.domain().isEmpty() ? "The sender gave no domain." : "'" + Shown.of(sender.domain()) + "' is not a full domain name.";
            return new SpfResult(sender, SpfVerdict.NONE, path, Optional.empty(), steps, 0, 0, why);
        }
        Ruling ruling = host(domain.get(), 0);
        return new SpfResult(sender, ruling.verdict, path, explanation(ruling), steps, lookups, voids, ruling.why);
    }

    /// What one `check_host()` came to.
    /// @param explain where the text for a refusal stands, when the record names one
    /// @param publisher the domain whose record decided
    private record Ruling(SpfVerdict verdict, String why, Optional<DomainSpec> explain, DomainName publisher) {

        static Ruling of(SpfVerdict verdict, DomainName publisher, String why) {
            return new Ruling(verdict, why, Optional.empty(), publisher);
        }
    }

    private Ruling host(DomainName domain, int depth) {
        if (timeIsUp.getAsBoolean()) {
            return Ruling.of(SpfVerdict.TEMP_ERROR, domain, "The time for this check was used up before the record of " + domain.unicode() + " was asked for.");
        }
        return switch (records.at(domain)) {
            case SpfPublication.Unknown _ -> Ruling.of(SpfVerdict.TEMP_ERROR, domain, "DNS did not say whether " + domain.unicode() + " has an SPF record.");
            case SpfPublication.Absent _ -> Ruling.of(SpfVerdict.NONE, domain, domain.unicode() + " has no SPF record.");
            case SpfPublication.Several(List<String> texts) -> Ruling.of(SpfVerdict.PERM_ERROR, domain, domain.unicode() + " has " + texts.size() + " SPF records instead of one.");
            case SpfPublication.One(SpfRecord record, List<String> faults) -> faults.isEmpty()
                    ? evaluate(domain, record, depth)
                    : Ruling.of(SpfVerdict.PERM_ERROR, domain, "The SPF record of " + domain.unicode() + " has a mistake: " + faults.getFirst());
        };
    }

    private Ruling evaluate(DomainName domain, SpfRecord record, int depth) {
        for (Term term : record.terms()) {
            if (!(term instanceof Directive directive)) {
                continue;
            }
            Attempt attempt = attempt(domain, directive, depth);
            switch (attempt.hit) {
                case NO -> note(depth, domain, term, Outcome.NO_MATCH, attempt.detail);
                case YES -> {
                    note(depth, domain, term, Outcome.MATCH, attempt.detail);
                    path.addFirst(new SpfMatch(domain, directive));
                    String why = "'" + Shown.of(directive.text()) + "' in the record of " + domain.unicode() + " matches " + sender.ip() + ".";
                    return new Ruling(SpfVerdict.of(directive.qualifier()), why, record.explanation().map(Modifier.Explanation::target), domain);
                }
                case TEMP_ERROR -> {
                    note(depth, domain, term, Outcome.ERROR, attempt.detail);
                    return Ruling.of(SpfVerdict.TEMP_ERROR, domain, attempt.detail);
                }
                case PERM_ERROR -> {
                    note(depth, domain, term, Outcome.ERROR, attempt.detail);
                    return Ruling.of(SpfVerdict.PERM_ERROR, domain, attempt.detail);
                }
            }
        }
        return record.redirect().map(redirect -> redirected(domain, redirect, depth)).orElseGet(() -> Ruling.of(SpfVerdict.NEUTRAL, domain,
                "No term in the record of " + domain.unicode() + " matches " + sender.ip() + ", and it does not say what holds for others."));
    }

    private void note(int depth, DomainName publisher, Term term, Outcome outcome, String detail) {
        if (steps.size() < MOST_STEPS) {
            steps.add(new SpfStep(depth, publisher, term.text(), outcome, detail));
        }
    }

    /// The other record decides in place of this one, the text for a refusal included (RFC 7208 §6.1).
    private Ruling redirected(DomainName domain, Modifier.Redirect redirect, int depth) {
        Optional<Attempt> spent = spend(domain, redirect);
        if (spent.isPresent()) {
            note(depth, domain, redirect, Outcome.ERROR, spent.get().detail);
            return Ruling.of(SpfVerdict.PERM_ERROR, domain, spent.get().detail);
        }
        note(depth, domain, redirect, Outcome.FOLLOWED, "");
        return switch (target(domain, redirect.target())) {
            case Target.Name(DomainName name) -> {
                Ruling ruling = host(name, depth);
                yield ruling.verdict == SpfVerdict.NONE ? Ruling.of(SpfVerdict.PERM_ERROR, domain, "The record of " + domain.unicode() + " hands over to " + name.unicode() + ", which has no SPF record.") : ruling;
            }
            case Target.Unmade(String why) -> Ruling.of(SpfVerdict.PERM_ERROR, domain, why);
            case Target.Impossible(String text) -> Ruling.of(SpfVerdict.PERM_ERROR, domain, "The record of " + domain.unicode() + " hands over to '" + Shown.of(text) + "', which is no domain name.");
            case Target.Ended(Attempt attempt) -> Ruling.of(attempt.hit == Hit.TEMP_ERROR ? SpfVerdict.TEMP_ERROR : SpfVerdict.PERM_ERROR, domain, attempt.detail);
        };
    }

    private enum Hit {
        YES, NO, TEMP_ERROR, PERM_ERROR
    }

    /// What trying one directive brought.
    private record Attempt(Hit hit, String detail) {
        static final Attempt YES = new Attempt(Hit.YES, "");
        static final Attempt NO = new Attempt(Hit.NO, "");

        static Attempt of(boolean hit) {
            return hit ? YES : NO;
        }

        static Attempt no(String detail) {
            return new Attempt(Hit.NO, detail);
        }

        static Attempt temporary(String detail) {
            return new Attempt(Hit.TEMP_ERROR, detail);
        }

        static Attempt permanent(String detail) {
            return new Attempt(Hit.PERM_ERROR, detail);
        }
    }

    private Attempt attempt(DomainName domain, Directive directive, int depth) {
        if (directive.mechanism().asksDns()) {
            Optional<Attempt> spent = spend(domain, directive);
            if (spent.isPresent()) {
                return spent.get();
            }
        }
        return switch (directive.mechanism()) {
            case Mechanism.All _ -> Attempt.YES;
            case Mechanism.Ip4(IpAddress network, int prefix) -> Attempt.of(sender.ip().isIn(network, prefix));
            case Mechanism.Ip6(IpAddress network, int prefix) -> Attempt.of(sender.ip().isIn(network, prefix));
            case Mechanism.Include(DomainSpec target) -> include(domain, target, depth);
            case Mechanism.A(Optional<DomainSpec> target, int prefix4, int prefix6) -> at(domain, target, name -> addresses(name, prefix4, prefix6));
            case Mechanism.Mx(Optional<DomainSpec> target, int prefix4, int prefix6) -> at(domain, target, name -> exchanges(name, prefix4, prefix6));
            case Mechanism.Ptr(Optional<DomainSpec> target) -> at(domain, target, this::pointer);
            case Mechanism.Exists(DomainSpec target) -> at(domain, Optional.of(target), this::existence);
        };
    }

    /// Counts a querying term (RFC 7208 §4.6.4).
    private Optional<Attempt> spend(DomainName domain, Term term) {
        lookups++;
        return lookups <= limits.lookups()
                ? Optional.empty()
                : Optional.of(Attempt.permanent("'" + Shown.of(term.text()) + "' in the record of " + domain.unicode() + " would be lookup " + lookups + "; receivers allow " + limits.lookups() + "."));
    }

    /// A name that a term leads to.
    private sealed interface Target {
        record Name(DomainName name) implements Target {
        }

        record Impossible(String text) implements Target {
        }

        /// A name from a local part that is not ASCII, which no name can be made of.
        record Unmade(String why) implements Target {
        }

        record Ended(Attempt attempt) implements Target {
        }
    }

    private Target target(DomainName domain, DomainSpec spec) {
        if (!spec.dependsOnSender()) {
            return new Target.Name(spec.name().orElseThrow());
        }
        if (!isAscii(sender.localPart()) && MacroText.uses(spec.text(), "sl")) {
            return new Target.Unmade("'" + Shown.of(spec.text()) + "' is made of the sender's local part, which is not ASCII, so it matches nobody (RFC 8616 §4).");
        }
        if (usesPointer(spec.text())) {
            Optional<Attempt> trouble = findPointers();
            if (trouble.isPresent()) {
                return new Target.Ended(trouble.get());
            }
        }
        String text = MacroText.expand(spec.text(), LONGEST_EXPANSION, letter -> value(letter, domain)).orElse("");
        return DomainSpec.expanded(shortened(text)).filter(name -> !name.equals(DomainName.ROOT)).<Target>map(Target.Name::new).orElseGet(() -> new Target.Impossible(text));
    }

    /// Labels are dropped from the left until the name fits (RFC 7208 §7.3).
    private static String shortened(String text) {
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        while (name.length() > LONGEST_NAME) {
            int dot = name.indexOf('.', name.length() - LONGEST_NAME - 1);
            if (dot < 0) {
                return name;
            }
            name = name.substring(dot + 1);
        }
        return name;
    }

    private static boolean usesPointer(String text) {
        return MacroText.uses(text, "p");
    }

    private String value(char letter, DomainName domain) {
        return switch (letter) {
            case 's' -> sender.identity();
            case 'l' -> sender.localPart();
            case 'o' -> sender.domain();
            case 'd' -> domain.ascii();
            case 'i' -> sender.ip().dotted();
            case 'p' -> pointers.map(found -> found.confirmed.computeIfAbsent(domain, name -> named(found, name).map(DomainName::ascii).orElse(NOBODY))).orElse(NOBODY);
            case 'v' -> sender.ip().family() == IpAddress.Family.FOUR ? "in-addr" : "ip6";
            case 'h' -> sender.helo();
            case 'c' -> sender.ip().text();
            case 'r' -> receiver.host();
            case 't' -> Long.toString(receiver.time());
            default -> throw new IllegalStateException("No macro has the letter " + letter);
        };
    }

    @FunctionalInterface
    private interface Look {
        Attempt at(DomainName name);
    }

    private Attempt at(DomainName domain, Optional<DomainSpec> spec, Look look) {
        return switch (spec.map(given -> target(domain, given)).orElseGet(() -> new Target.Name(domain))) {
            case Target.Name(DomainName name) -> look.at(name);
            case Target.Unmade(String why) -> Attempt.no(why);
            case Target.Impossible(String text) -> Attempt.no("'" + Shown.of(text) + "' is no domain name, so it matches nobody.");
            case Target.Ended(Attempt attempt) -> attempt;
        };
    }

    /// RFC 7208 §5.2: only a pass of the other record is a match, and its errors are errors here.
    private Attempt include(DomainName domain, DomainSpec spec, int depth) {
        return switch (target(domain, spec)) {
            case Target.Name(DomainName name) -> {
                Ruling ruling = host(name, depth + 1);
                yield switch (ruling.verdict) {
                    case PASS -> Attempt.YES;
                    case FAIL, SOFT_FAIL, NEUTRAL -> {
                        path.clear();
                        yield Attempt.no("The record there says " + ruling.verdict.word() + ".");
                    }
                    case TEMP_ERROR -> Attempt.temporary(ruling.why);
                    case PERM_ERROR -> Attempt.permanent(ruling.why);
                    case NONE -> Attempt.permanent("The record of " + domain.unicode() + " includes " + name.unicode() + ", which has no SPF record.");
                };
            }
            case Target.Unmade(String why) -> Attempt.no(why);
            case Target.Impossible(String text) -> Attempt.permanent("The record of " + domain.unicode() + " includes '" + Shown.of(text) + "', which is no domain name.");
            case Target.Ended(Attempt attempt) -> attempt;
        };
    }

    private Attempt addresses(DomainName name, int prefix4, int prefix6) {
        return switch (ask(name, sender.ip().family().type())) {
            case Answer.Found found -> Attempt.of(holds(found, prefix4, prefix6));
            case Answer.NoData _, Answer.NoSuchName _ -> nothing(name + " has no address of the sender's kind.");
            case Answer.Failed failed -> failed(failed);
        };
    }

    private boolean holds(Answer.Found found, int prefix4, int prefix6) {
        int prefix = sender.ip().family() == IpAddress.Family.FOUR ? prefix4 : prefix6;
        for (RecordData record : found.records()) {
            if (record instanceof RecordData.Address address && address.ip().filter(ip -> sender.ip().isIn(ip, Math.min(prefix, ip.family().bits()))).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /// RFC 7208 §5.4 and §4.6.4: more than ten mail servers are an error.
    private Attempt exchanges(DomainName name, int prefix4, int prefix6) {
        Answer answer = ask(name, RecordType.MX);
        if (!(answer instanceof Answer.Found found)) {
            return answer instanceof Answer.Failed failed ? failed(failed) : nothing(name + " has no mail server.");
        }
        if (found.records().size() > limits.exchanges()) {
            return Attempt.permanent(name.unicode() + " has " + found.records().size() + " mail servers; receivers allow " + limits.exchanges() + " behind one 'mx'.");
        }
        for (RecordData record : found.records()) {
            if (record instanceof RecordData.MailExchange(int _, DomainName exchange) && !exchange.equals(DomainName.ROOT)) {
                Answer addresses = ask(exchange, sender.ip().family().type());
                if (addresses instanceof Answer.Failed failed) {
                    return failed(failed);
                }
                if (addresses instanceof Answer.Found host && holds(host, prefix4, prefix6)) {
                    return Attempt.YES;
                }
            }
        }
        return Attempt.NO;
    }

    /// RFC 7208 §5.7: an A record of any value, also for a sender with an IPv6 address.
    private Attempt existence(DomainName name) {
        return switch (ask(name, RecordType.A)) {
            case Answer.Found _ -> Attempt.YES;
            case Answer.NoData _, Answer.NoSuchName _ -> nothing(name + " does not exist.");
            case Answer.Failed failed -> failed(failed);
        };
    }

    /// RFC 7208 §5.5: trouble with DNS is no match.
    private Attempt pointer(DomainName target) {
        Optional<Attempt> over = askPointers();
        if (over.isPresent()) {
            return over.get();
        }
        for (DomainName name : pointers.orElseThrow().names) {
            if (name.isWithin(target) && isConfirmed(name)) {
                return Attempt.YES;
            }
        }
        return Attempt.NO;
    }

    /// The sender's reverse names, unconfirmed, and what the macro `p` stands for in each record.
    private record Pointers(List<DomainName> names, Map<DomainName, String> confirmed) {
    }

    /// The macro `p` asks like a term, so it counts like one (RFC 7208 §4.6.4).
    private Optional<Attempt> findPointers() {
        if (pointers.isPresent()) {
            return Optional.empty();
        }
        lookups++;
        return lookups > limits.lookups()
                ? Optional.of(Attempt.permanent("The macro %{p} would be lookup " + lookups + "; receivers allow " + limits.lookups() + "."))
                : askPointers();
    }

    private Optional<Attempt> askPointers() {
        if (pointers.isPresent()) {
            return Optional.empty();
        }
        var names = new ArrayList<DomainName>();
        Answer answer = ask(sender.ip().reverseName(), RecordType.PTR);
        if (answer instanceof Answer.Found found) {
            for (RecordData record : found.records()) {
                if (record instanceof RecordData.Target(DomainName name) && names.size() < limits.pointers()) {
                    names.add(name);
                }
            }
        }
        pointers = Optional.of(new Pointers(names, new HashMap<>()));
        return answer.absent() ? Optional.of(nothing(sender.ip() + " has no name.")).filter(attempt -> attempt.hit == Hit.PERM_ERROR) : Optional.empty();
    }

    /// True when the name has the sender's address.
    private boolean isConfirmed(DomainName name) {
        return ask(name, sender.ip().family().type()) instanceof Answer.Found found && holds(found, 32, 128);
    }

    /// The sender's confirmed name: the domain itself, else one below it, else any (RFC 7208 §7.3).
    private Optional<DomainName> named(Pointers found, DomainName domain) {
        if (found.names.contains(domain) && isConfirmed(domain)) {
            return Optional.of(domain);
        }
        Optional<DomainName> below = found.names.stream().filter(name -> name.isWithin(domain) && !name.equals(domain) && isConfirmed(name)).findFirst();
        return below.isPresent() ? below : found.names.stream().filter(name -> !name.isWithin(domain) && isConfirmed(name)).findFirst();
    }

    /// A term whose query brought no answer (RFC 7208 §4.6.4).
    private Attempt nothing(String detail) {
        voids++;
        return voids > limits.voids()
                ? Attempt.permanent("More than " + limits.voids() + " names lead nowhere, the last of them here: " + detail)
                : Attempt.no(detail);
    }

    private Attempt failed(Answer.Failed failed) {
        return Attempt.temporary(timeIsUp.getAsBoolean() ? "The time for this check was used up at " + failed.question() + "." : "DNS did not answer " + failed.question() + ".");
    }

    private Answer ask(DomainName name, RecordType type) {
        return timeIsUp.getAsBoolean()
                ? new Answer.Failed(new Question(name, type), Answer.Failure.TIMEOUT, "The time for this check was used up.")
                : resolver.ask(name, type);
    }

    /// RFC 7208 §6.2: whatever goes wrong here only costs the text.
    private Optional<String> explanation(Ruling ruling) {
        if (ruling.verdict != SpfVerdict.FAIL || ruling.explain.isEmpty()) {
            return Optional.empty();
        }
        return switch (target(ruling.publisher, ruling.explain.get())) {
            case Target.Name(DomainName name) -> explanation(ruling.publisher, ask(name, RecordType.TXT));
            case Target.Impossible _, Target.Unmade _, Target.Ended _ -> Optional.empty();
        };
    }

    private Optional<String> explanation(DomainName domain, Answer answer) {
        if (!(answer instanceof Answer.Found found) || found.records().size() != 1 || !(found.records().getFirst() instanceof RecordData.Text published)) {
            return Optional.empty();
        }
        String text = published.joined();
        if (!MacroText.isValid(text, MacroText.EVERYWHERE, true) || usesPointer(text) && findPointers().isPresent()) {
            return Optional.empty();
        }
        return MacroText.expand(text, LONGEST_EXPLANATION, letter -> value(letter, domain)).filter(SpfCheck::isPlain);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) >= 0x7F) {
                return false;
            }
        }
        return true;
    }
}

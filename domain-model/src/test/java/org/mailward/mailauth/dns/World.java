package org.mailward.mailauth.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A DNS that tests write down: `world().domain("example.org").txt("_dmarc", "v=DMARC1; p=none").servfail("_spf.vendor.test")`.
///
/// Names are absolute when they contain the current domain or end with a dot, names of other domains are written with
/// [#domain]; a bare label such as `_dmarc` stands below the current domain, and `@` is the domain itself. Wildcards, aliases,
/// empty non-terminals and failures behave as in RFC 1034 §4.3.2 and RFC 4592.
public final class World implements DnsResolver {

    private static final int LONGEST_ALIAS_CHAIN = 8;

    private final Map<DomainName, Map<RecordType, List<RecordData>>> records = new HashMap<>();
    private final Map<DomainName, Answer.Failure> failures = new HashMap<>();
    private final Map<Question, Answer.Failure> failingQuestions = new HashMap<>();
    private final Set<DomainName> existing = new HashSet<>();
    private final Set<DomainName> signed = new HashSet<>();
    private final ConcurrentLinkedQueue<Question> asked = new ConcurrentLinkedQueue<>();
    private DomainName current = DomainName.ROOT;

    private World() {
    }

    public static World world() {
        return new World();
    }

    /// Begins a zone, with the SOA and NS records that every zone has.
    public World domain(String name) {
        current = DomainName.of(name);
        if (!records.getOrDefault(current, Map.of()).containsKey(RecordType.SOA)) {
            add(current, RecordType.SOA, new RecordData.Presentation("ns.test. hostmaster.test. 1 3600 600 86400 300"));
            add(current, RecordType.NS, new RecordData.Target(DomainName.of("ns.test")));
        }
        return this;
    }

    /// The answers of the current zone are authenticated.
    public World signed() {
        signed.add(current);
        add(current, RecordType.DNSKEY, new RecordData.Presentation("257 3 13 dGVzdA=="));
        add(current, RecordType.DS, new RecordData.Presentation("1 13 2 00"));
        return this;
    }

    public World txt(String name, String... texts) {
        for (String text : texts) {
            add(name(name), RecordType.TXT, new RecordData.Text(strings(text)));
        }
        return this;
    }

    public World strings(String name, String... strings) {
        add(name(name), RecordType.TXT, new RecordData.Text(List.of(strings)));
        return this;
    }

    public World mx(int preference, String exchange) {
        add(current, RecordType.MX, new RecordData.MailExchange(preference, exchange.equals(".") ? DomainName.ROOT : DomainName.of(exchange)));
        return this;
    }

    public World a(String name, String address) {
        add(name(name), RecordType.A, new RecordData.Address(address));
        return this;
    }

    public World aaaa(String name, String address) {
        add(name(name), RecordType.AAAA, new RecordData.Address(address));
        return this;
    }

    public World cname(String name, String target) {
        add(name(name), RecordType.CNAME, new RecordData.Target(DomainName.of(target)));
        return this;
    }

    public World record(String name, RecordType type, RecordData data) {
        add(name(name), type, data);
        return this;
    }

    /// A record at a name that nobody would write, such as one with a blank.
    public World record(DomainName name, RecordType type, RecordData data) {
        add(name, type, data);
        return this;
    }

    public World servfail(String name) {
        failures.put(name(name), Answer.Failure.SERVER_FAILURE);
        return this;
    }

    public World timeout(String name) {
        failures.put(name(name), Answer.Failure.TIMEOUT);
        return this;
    }

    public World timeout(String name, RecordType type) {
        failingQuestions.put(new Question(name(name), type), Answer.Failure.TIMEOUT);
        return this;
    }

    /// Every question asked so far, in the order in which they arrived.
    public List<Question> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Answer ask(Question question) {
        asked.add(question);
        return answer(question, question.name(), new ArrayList<>());
    }

    private Answer answer(Question question, DomainName name, List<DomainName> aliases) {
        Answer.Failure failure = failures.getOrDefault(name, failingQuestions.get(new Question(name, question.type())));
        if (failure != null) {
            return new Answer.Failed(question, failure, name + " does not answer in this world.");
        }
        if (aliases.size() > LONGEST_ALIAS_CHAIN) {
            return new Answer.Failed(question, Answer.Failure.MALFORMED, "The aliases loop.");
        }
        Optional<Map<RecordType, List<RecordData>>> node = node(name);
        if (node.isEmpty()) {
            return new Answer.NoSuchName(question, aliases, isSigned(name));
        }
        List<RecordData> data = node.get().getOrDefault(question.type(), List.of());
        if (!data.isEmpty()) {
            return new Answer.Found(question, data, aliases, Duration.ofMinutes(5), isSigned(name));
        }
        List<RecordData> alias = node.get().getOrDefault(RecordType.CNAME, List.of());
        if (!alias.isEmpty()) {
            DomainName target = ((RecordData.Target) alias.getFirst()).name();
            aliases.add(target);
            return answer(question, target, aliases);
        }
        return new Answer.NoData(question, aliases, isSigned(name));
    }

    private Optional<Map<RecordType, List<RecordData>>> node(DomainName name) {
        if (records.containsKey(name)) {
            return Optional.of(records.get(name));
        }
        if (existing.contains(name)) {
            return Optional.of(Map.of());
        }
        for (Optional<DomainName> up = name.parent(); up.isPresent(); up = up.get().parent()) {
            if (existing.contains(up.get()) || up.get().equals(DomainName.ROOT)) {
                return Optional.ofNullable(records.get(up.get().under("*")));
            }
        }
        return Optional.empty();
    }

    private boolean isSigned(DomainName name) {
        return signed.stream().anyMatch(name::isWithin);
    }

    private DomainName name(String name) {
        if (name.equals("@")) {
            return current;
        }
        if (name.endsWith(".")) {
            return DomainName.of(name);
        }
        boolean absolute = name.endsWith(current.ascii()) && !current.equals(DomainName.ROOT) || failuresNamedFully(name);
        return absolute ? DomainName.of(name) : current.under(name);
    }

    /// `servfail("_spf.vendor.test")` names another domain: the reserved top-level names never stand below another one here.
    private static boolean failuresNamedFully(String name) {
        return name.endsWith(".test") || name.endsWith(".example");
    }

    private void add(DomainName name, RecordType type, RecordData data) {
        records.computeIfAbsent(name, _ -> new EnumMap<>(RecordType.class)).computeIfAbsent(type, _ -> new ArrayList<>()).add(data);
        for (Optional<DomainName> each = Optional.of(name); each.isPresent() && !each.get().equals(DomainName.ROOT); each = each.get().parent()) {
            existing.add(each.get());
        }
    }

    /// Splits a text into character-strings of at most 255 octets.
    private static List<String> strings(String text) {
        if (text.isEmpty()) {
            return Collections.singletonList("");
        }
        var strings = new ArrayList<String>();
        for (int from = 0; from < text.length(); from += 255) {
            strings.add(text.substring(from, Math.min(text.length(), from + 255)));
        }
        return strings;
    }
}

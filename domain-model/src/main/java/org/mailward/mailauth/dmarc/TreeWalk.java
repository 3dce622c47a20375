package org.mailward.mailauth.dmarc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordType;

/// The walk from a name towards the root that finds DMARC records.
///
/// @param start where it began
/// @param steps one per query, at most [#MOST_QUERIES]
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9989#section-4.10">RFC 9989 §4.10</a>
public record TreeWalk(DomainName start, List<Step> steps) {

    /// RFC 9989 §4.10: at most 8 queries.
    public static final int MOST_QUERIES = 8;

    /// The most texts at one name that are looked at; a second DMARC record among them already decides.
    public static final int MOST_TEXTS = 100;

    private static final DomainName PREFIX = new DomainName("_dmarc");
    private static final Published NOTHING = new Published.Absent(List.of());
    private static final int LONGEST_WITH_RECORD = 253 - "_dmarc.".length();

    public TreeWalk {
        steps = List.copyOf(steps);
    }

    /// One query of the walk.
    /// @param name the name asked about, without `_dmarc`
    /// @param aliases where the name's owner sent the question on to, in order; empty when the name answered itself
    public record Step(DomainName name, Published published, List<DomainName> aliases) {
        public Step {
            aliases = List.copyOf(aliases);
        }

        private static Step nothing(DomainName name) {
            return new Step(name, NOTHING, List.of());
        }
    }

    /// What one name publishes for DMARC.
    public sealed interface Published {
        /// DNS says there is nothing, or nothing that begins with `v=DMARC1`.
        /// @param others texts that stand there but are no DMARC records
        record Absent(List<String> others) implements Published {
            public Absent {
                others = List.copyOf(others);
            }
        }

        record One(DmarcRecord record) implements Published {
        }

        /// Several records at one name are all discarded.
        record Several(List<String> texts) implements Published {
            public Several {
                texts = List.copyOf(texts);
            }
        }

        record Unknown(String why) implements Published {
        }
    }

    /// Where the policy for the start comes from.
    public sealed interface Policies {
        /// @param at the name at which the record stands
        record Applies(DomainName at, DmarcRecord record) implements Policies {
        }

        record None() implements Policies {
        }

        /// @param question what could not be answered
        record Unknown(String question, String why) implements Policies {
        }
    }

    /// Walks. The names depend on the start alone, so that a walk can be repeated from stored answers.
    public static TreeWalk from(DomainName start, DnsResolver resolver) {
        var steps = new ArrayList<Step>();
        for (DomainName name : names(start)) {
            Step step = ask(name, resolver);
            steps.add(step);
            if (ends(step)) {
                break;
            }
        }
        return new TreeWalk(start, steps);
    }

    /// The names a walk asks about when nothing stops it.
    static List<DomainName> names(DomainName start) {
        var names = new ArrayList<DomainName>(MOST_QUERIES);
        DomainName name = start;
        int left = start.labelCount();
        while (left > 0 && names.size() < MOST_QUERIES) {
            names.add(name);
            int next = left >= MOST_QUERIES ? MOST_QUERIES - 1 : left - 1;
            for (; left > next; left--) {
                name = name.parent().orElseThrow();
            }
        }
        return names;
    }

    /// What one name publishes. Below a name that leaves no room for the prefix nothing can stand.
    static Step ask(DomainName name, DnsResolver resolver) {
        if (name.ascii().length() > LONGEST_WITH_RECORD) {
            return Step.nothing(name);
        }
        Answer answer = resolver.ask(name.under(PREFIX), RecordType.TXT);
        return new Step(name, published(answer), answer.aliases());
    }

    /// A record that says whether its name is a public suffix ends the walk.
    private static boolean ends(Step step) {
        return step.published() instanceof Published.One(DmarcRecord record) && record.psd() != DmarcRecord.Psd.UNSAID;
    }

    /// The walk from a name below the start that has no record of its own, from what this walk found.
    ///
    /// @throws IllegalArgumentException when the name is not below the start
    public TreeWalk fromBelow(DomainName name) {
        if (!name.isWithin(start) || name.equals(start)) {
            throw new IllegalArgumentException("'" + name + "' is not below '" + start + "'");
        }
        var walked = new ArrayList<Step>();
        for (DomainName each : names(name)) {
            Step step = steps.stream().filter(known -> known.name().equals(each)).findFirst().orElseGet(() -> Step.nothing(each));
            walked.add(step);
            if (ends(step)) {
                break;
            }
        }
        return new TreeWalk(name, walked);
    }

    private static Published published(Answer answer) {
        return switch (answer) {
            case Answer.Failed failed -> new Published.Unknown(failed.detail());
            case Answer.NoData _, Answer.NoSuchName _ -> NOTHING;
            case Answer.Found found -> published(found.texts());
        };
    }

    private static Published published(List<String> texts) {
        var records = new ArrayList<DmarcRecord>(1);
        for (int i = 0; i < texts.size() && i < MOST_TEXTS; i++) {
            DmarcRecord.read(texts.get(i)).ifPresent(records::add);
        }
        return switch (records.size()) {
            case 0 -> new Published.Absent(texts);
            case 1 -> new Published.One(records.getFirst());
            default -> new Published.Several(records.stream().map(DmarcRecord::text).toList());
        };
    }

    /// What a name publishes that was asked about; empty when it was not.
    public Optional<Published> published(DomainName name) {
        for (Step step : steps) {
            if (step.name().equals(name)) {
                return Optional.of(step.published());
            }
        }
        return Optional.empty();
    }

    /// What the start itself publishes.
    public Published own() {
        return steps.isEmpty() ? new Published.Absent(List.of()) : steps.getFirst().published();
    }

    /// The organizational domain.
    ///
    /// @return empty when a query failed, since the missing record could name another one
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc9989#section-4.10.2">RFC 9989 §4.10.2</a>
    public Optional<DomainName> organizationalDomain() {
        DomainName fewest = start;
        for (Step step : steps) {
            switch (step.published()) {
                case Published.Unknown _ -> {
                    return Optional.empty();
                }
                case Published.One(DmarcRecord record) -> {
                    boolean suffixAbove = record.psd() == DmarcRecord.Psd.YES && !step.name().equals(start);
                    if (suffixAbove) {
                        return Optional.of(oneLabelBelow(step.name()));
                    }
                    fewest = step.name();
                    if (record.psd() == DmarcRecord.Psd.NO) {
                        return Optional.of(fewest);
                    }
                }
                case Published.Absent _, Published.Several _ -> {
                }
            }
        }
        return Optional.of(fewest);
    }

    private DomainName oneLabelBelow(DomainName suffix) {
        DomainName name = start;
        for (int above = start.labelCount() - suffix.labelCount() - 1; above > 0; above--) {
            name = name.parent().orElseThrow();
        }
        return name;
    }

    /// True when nobody could say where the policy comes from: [#policies] is unknown.
    public boolean isUnknown() {
        if (own() instanceof Published.One) {
            return false;
        }
        for (Step step : steps) {
            if (step.published() instanceof Published.Unknown) {
                return true;
            }
        }
        return false;
    }

    /// The record whose policy applies to mail from the start: its own, else its organizational domain's, else its public
    /// suffix's.
    ///
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc9989#section-4.10.1">RFC 9989 §4.10.1</a>
    public Policies policies() {
        if (own() instanceof Published.One(DmarcRecord record)) {
            return new Policies.Applies(start, record);
        }
        for (Step step : steps) {
            if (step.published() instanceof Published.Unknown(String why)) {
                return new Policies.Unknown(step.name().under("_dmarc") + " TXT", why);
            }
        }
        DomainName organization = organizationalDomain().orElse(start);
        Policies suffix = new Policies.None();
        for (Step step : steps) {
            if (step.published() instanceof Published.One(DmarcRecord record)) {
                if (step.name().equals(organization)) {
                    return new Policies.Applies(organization, record);
                }
                if (record.psd() == DmarcRecord.Psd.YES && suffix instanceof Policies.None) {
                    suffix = new Policies.Applies(step.name(), record);
                }
            }
        }
        return suffix;
    }
}

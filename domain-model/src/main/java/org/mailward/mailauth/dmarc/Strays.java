package org.mailward.mailauth.dmarc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;

/// DMARC records of a domain that stand where no receiver looks, and wildcards that answer for its DMARC name.
///
/// Only a domain without a record at the right name is asked about, since each place costs a question.
///
/// @param found the records in wrong places
/// @param wildcard the texts that a name which nobody publishes has in common with the DMARC name
/// @param unknown the places about which nobody could say anything
public record Strays(List<Stray> found, List<String> wildcard, List<Question> unknown) {

    /// The most questions that one look costs.
    public static final int MOST_QUESTIONS = 6;

    private static final int LONGEST_NAME = 253;

    /// One record in a wrong place.
    public record Stray(Place place, DomainName at, String text) {
    }

    /// How a record comes to stand in a wrong place.
    public enum Place {
        /// At the domain itself, beside its SPF record.
        APEX("the record stands at the domain itself, without '_dmarc' in front"),
        /// The zone editor added the domain to a name that already held it.
        DOUBLED_DOMAIN("the zone editor added the domain a second time"),
        /// Likewise with the prefix.
        DOUBLED_LABEL("'_dmarc' stands twice in the name"),
        /// The label lacks its underscore.
        NO_UNDERSCORE("the underscore is missing in front of 'dmarc'");

        private final String words;

        Place(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        Optional<DomainName> of(DomainName domain) {
            return switch (this) {
                case APEX -> Optional.of(domain);
                case DOUBLED_DOMAIN -> fitting("_dmarc." + domain.ascii(), domain);
                case DOUBLED_LABEL -> fitting("_dmarc._dmarc", domain);
                case NO_UNDERSCORE -> fitting("dmarc", domain);
            };
        }

        private static Optional<DomainName> fitting(String prefix, DomainName domain) {
            return prefix.length() + 1 + domain.ascii().length() > LONGEST_NAME ? Optional.empty() : Optional.of(domain.under(prefix));
        }
    }

    public Strays {
        found = List.copyOf(found);
        wildcard = List.copyOf(wildcard);
        unknown = List.copyOf(unknown);
    }

    public static Strays none() {
        return new Strays(List.of(), List.of(), List.of());
    }

    /// @param own what the domain publishes at the right name
    /// @param probe a label that nobody publishes
    public static Strays of(DomainName domain, TreeWalk.Published own, String probe, DnsResolver resolver) {
        if (!(own instanceof TreeWalk.Published.Absent(List<String> others))) {
            return none();
        }
        var found = new ArrayList<Stray>();
        var unknown = new ArrayList<Question>();
        for (Place place : Place.values()) {
            place.of(domain).filter(_ -> place != Place.DOUBLED_LABEL || exists(domain.under("_dmarc"), resolver)).ifPresent(at -> texts(at, resolver, unknown).stream().filter(text -> DmarcRecord.read(text).isPresent())
                    .map(text -> new Stray(place, at, text)).forEach(found::add));
        }
        List<String> wildcard = others.isEmpty() ? List.of() : Place.fitting(probe, domain).stream().flatMap(name -> texts(name, resolver, unknown).stream()).filter(others::contains).toList();
        // A wildcard's record answers in every place and was put into none of them.
        return new Strays(found.stream().filter(stray -> !wildcard.contains(stray.text())).toList(), wildcard, unknown);
    }

    /// Below a name that does not exist nothing exists (RFC 8020 §2).
    private static boolean exists(DomainName name, DnsResolver resolver) {
        return !(resolver.ask(name, RecordType.TXT) instanceof Answer.NoSuchName);
    }

    private static List<String> texts(DomainName name, DnsResolver resolver, List<Question> unknown) {
        return switch (resolver.ask(name, RecordType.TXT)) {
            case Answer.Failed failed -> {
                unknown.add(failed.question());
                yield List.of();
            }
            case Answer.NoData _, Answer.NoSuchName _ -> List.of();
            case Answer.Found answer -> answer.texts().stream().limit(TreeWalk.MOST_TEXTS).toList();
        };
    }
}

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
    private static final DomainName PREFIX = new DomainName("_dmarc");
    private static final DomainName TWICE = new DomainName("_dmarc._dmarc");
    private static final DomainName WITHOUT_UNDERSCORE = new DomainName("dmarc");
    private static final List<Place> PLACES = List.of(Place.values());

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
                case DOUBLED_DOMAIN -> 2 * domain.ascii().length() + 2 + PREFIX.ascii().length() > LONGEST_NAME ? Optional.empty() : fitting(domain.under(PREFIX), domain);
                case DOUBLED_LABEL -> fitting(TWICE, domain);
                case NO_UNDERSCORE -> fitting(WITHOUT_UNDERSCORE, domain);
            };
        }

        private static Optional<DomainName> fitting(DomainName prefix, DomainName domain) {
            return prefix.ascii().length() + 1 + domain.ascii().length() > LONGEST_NAME ? Optional.empty() : Optional.of(domain.under(prefix));
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
        for (Place place : PLACES) {
            Optional<DomainName> at = place.of(domain);
            if (at.isPresent() && (place != Place.DOUBLED_LABEL || exists(domain.under(PREFIX), resolver))) {
                for (String text : texts(at.get(), resolver, unknown)) {
                    if (DmarcRecord.read(text).isPresent()) {
                        found.add(new Stray(place, at.get(), text));
                    }
                }
            }
        }
        List<String> wildcard = others.isEmpty() ? List.of() : Place.fitting(DomainName.of(probe), domain).stream().flatMap(name -> texts(name, resolver, unknown).stream()).filter(others::contains).toList();
        // A wildcard's record answers in every place and was put into none of them.
        found.removeIf(stray -> wildcard.contains(stray.text()));
        return new Strays(found, wildcard, unknown);
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
            case Answer.Found answer -> {
                List<String> texts = answer.texts();
                yield texts.size() > TreeWalk.MOST_TEXTS ? texts.subList(0, TreeWalk.MOST_TEXTS) : texts;
            }
        };
    }
}

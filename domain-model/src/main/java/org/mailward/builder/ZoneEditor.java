package org.mailward.builder;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordType;


/// Where people edit their zones, and what each wants typed.
public enum ZoneEditor {
    BIND("A zone file (BIND, NSD, Knot)", Names.FULL_WITH_DOT, "@", true, true, Optional.empty(),
            "The dot at the end matters: without it the server appends the zone's name once more. Raise the serial number in the SOA record and reload the zone."),
    CLOUDFLARE("Cloudflare", Names.RELATIVE, "@", false, false, Optional.empty(),
            "Cloudflare appends the zone's name and splits a long text by itself. Proxying does not apply to this type."),
    ROUTE_53("AWS Route 53", Names.RELATIVE, "", true, true, Optional.of(4_000),
            "The zone's name stands behind the field; for the zone itself leave the field empty and type no @."),
    AZURE("Azure DNS", Names.RELATIVE, "@", false, false, Optional.of(4_096),
            "Names are relative to the zone, and a long text is split by itself. Add the value to the record set if there is one of this name and type already."),
    GOOGLE("Google Cloud DNS", Names.RELATIVE, "", true, true, Optional.empty(),
            "The zone's name stands behind the field; on the command line give the full name with a dot at the end instead."),
    GODADDY("GoDaddy", Names.RELATIVE, "@", false, false, Optional.of(1_024),
            "Type the name without the domain, with no dot at its beginning or end. GoDaddy takes at most 1,024 characters in a text."),
    NAMECHEAP("Namecheap", Names.RELATIVE, "@", false, false, Optional.of(2_500),
            "Namecheap appends the domain and splits a long text by itself. The host field takes at most 60 characters."),
    IONOS("IONOS", Names.RELATIVE, "@", false, false, Optional.empty(),
            "Type the host name without the domain, which IONOS appends."),
    OVH("OVHcloud", Names.RELATIVE, "", false, false, Optional.empty(),
            "OVHcloud shows the domain behind the sub-domain field and appends it; for the domain itself leave the field empty. A mail server's name keeps the dot at its end."),
    GANDI("Gandi", Names.RELATIVE, "@", true, true, Optional.empty(),
            "Names are relative to the zone. The dot at the end of a mail server's name matters: without it Gandi appends the zone's name.");

    private enum Names {
        FULL_WITH_DOT, RELATIVE
    }

    private final String title;
    private final Names names;
    private final String apex;
    private final boolean quoted;
    private final boolean split;
    private final Optional<Integer> longest;
    private final String hint;

    ZoneEditor(String title, Names names, String apex, boolean quoted, boolean split, Optional<Integer> longest, String hint) {
        this.title = title;
        this.names = names;
        this.apex = apex;
        this.quoted = quoted;
        this.split = split;
        this.longest = longest;
        this.hint = hint;
    }

    /// What to type where.
    ///
    /// @param name for the name field; empty where the field stays empty
    /// @param values one entry per record, for the value field
    /// @param warning what this editor cannot take; empty when all is well
    public record Typing(ZoneEditor editor, String name, RecordType type, List<String> values, long ttl, String hint, Optional<String> warning) {
        public Typing {
            values = List.copyOf(values);
        }
    }

    public String title() {
        return title;
    }

    /// @param zone the zone in which the record is
    /// @param ttl in seconds
    /// @throws IllegalStateException for a draft of a file
    public Typing typing(DomainName zone, Draft draft, long ttl) {
        DomainName name = draft.question().name();
        List<String> values = draft.value().isEmpty() ? List.of() : draft.kind().type() == RecordType.TXT ? List.of(text(draft.value())) : draft.value().lines().map(this::dotted).toList();
        Optional<String> warning = longest.filter(most -> values.stream().anyMatch(value -> value.length() > most))
                .map(most -> title + " takes at most " + most + " characters, and this value is longer.");
        return new Typing(this, typed(zone, name), draft.kind().type(), values, ttl, hint, warning);
    }

    private String typed(DomainName zone, DomainName name) {
        if (names == Names.FULL_WITH_DOT || !name.isWithin(zone)) {
            return name.ascii() + ".";
        }
        return name.equals(zone) ? apex : name.ascii().substring(0, name.ascii().length() - zone.ascii().length() - 1);
    }

    private String text(String value) {
        if (!quoted) {
            return value;
        }
        return (split ? Draft.strings(value) : List.of(value)).stream().map(string -> "\"" + string.replace("\\", "\\\\").replace("\"", "\\\"") + "\"").collect(Collectors.joining(" "));
    }

    /// True where a host's name without a dot at its end stands for one below the zone, as in a zone file.
    private boolean isAppending() {
        return switch (this) {
            case BIND, GOOGLE, OVH, GANDI -> true;
            case CLOUDFLARE, ROUTE_53, AZURE, GODADDY, NAMECHEAP, IONOS -> false;
        };
    }

    /// A host's name ends with a dot where the zone's name would else be appended.
    private String dotted(String line) {
        int blank = line.indexOf(' ');
        return isAppending() && line.matches("\\d{1,5} [^\" ]*[^.\" ]") ? line.substring(0, blank + 1) + line.substring(blank + 1) + "." : line;
    }
}

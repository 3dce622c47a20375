package org.mailward.mailauth.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailward.mailauth.message.Mailbox;
import org.mailward.mailauth.tags.Shown;

/// Gathers what an aggregate report says outside its records.
final class HeaderParts {

    /// The most error messages that are kept.
    private static final int MOST_ERRORS = 100;
    private static final String RFC_9990 = "urn:ietf:params:xml:ns:dmarc-2.0";
    private static final String RFC_7489 = "http://dmarc.org/dmarc-xml/0.1";

    private final Instant now;
    private final Set<Quirk> quirks;
    private final Map<Element, String> metadata = new EnumMap<>(Element.class);
    private final Map<Element, String> policy = new EnumMap<>(Element.class);
    private final List<String> errors = new ArrayList<>();
    private final Extensions extensions;
    private String namespace = "";
    private boolean hasMetadata;
    private boolean hasPolicy;

    HeaderParts(Instant now, ReportLimits limits, Set<Quirk> quirks) {
        this.now = now;
        this.quirks = quirks;
        this.extensions = new Extensions(limits.text(), quirks);
    }

    void namespace(String name) {
        namespace = name;
    }

    void extension(String xml) {
        extensions.add(xml);
    }

    void closed(Place place) {
        hasMetadata |= place == Place.METADATA;
        hasPolicy |= place == Place.POLICY;
    }

    /// True when nothing is missing that a row may need.
    boolean isComplete() {
        return hasMetadata && hasPolicy;
    }

    void leaf(Place parent, Element element, String text) throws BrokenContent {
        if (element == Element.ERROR) {
            if (errors.size() < MOST_ERRORS && !text.isEmpty()) {
                errors.add(text);
            }
            return;
        }
        Map<Element, String> texts = parent == Place.POLICY ? policy : metadata;
        String before = texts.get(element);
        if (before == null || before.isEmpty()) {
            texts.put(element, text);
        } else if (!before.equals(text)) {
            if (element == Element.BEGIN || element == Element.END || element == Element.DOMAIN) {
                throw new BrokenContent(Fault.CONTRADICTORY, "The report says twice, and differently, what its " + element.name().toLowerCase(Locale.ROOT) + " is: '" + Shown.of(before) + "' and '" + Shown.of(text) + "'.", "");
            }
            quirks.add(Quirk.REPEATED_ELEMENT);
        }
    }

    private String metadata(Element element) {
        return metadata.getOrDefault(element, "");
    }

    private Optional<String> policy(Element element) {
        return Optional.ofNullable(policy.get(element)).filter(text -> !text.isEmpty());
    }

    /// @throws BrokenContent when the range or the domain cannot be trusted
    AggregateHeader header() throws BrokenContent {
        ReportRange range = Moments.range(metadata(Element.BEGIN), metadata(Element.END), now, quirks);
        String domain = policy(Element.DOMAIN).orElse("");
        if (Mailbox.domain(domain).isEmpty()) {
            throw new BrokenContent(Fault.DOMAIN_UNREADABLE, domain.isEmpty() ? "The report does not say which domain it is about." : "The report is about '" + Shown.of(domain) + "', which is no domain.", "");
        }
        var published = new PublishedPolicy(domain, policy(Element.ADKIM), policy(Element.ASPF), policy(Element.P), policy(Element.SP), policy(Element.NP), policy(Element.PCT), policy(Element.FO),
                policy(Element.TESTING), policy(Element.DISCOVERY_METHOD));
        return new AggregateHeader(dialect(), namespace, metadata(Element.VERSION), metadata(Element.ORG_NAME), metadata(Element.EMAIL), metadata(Element.EXTRA_CONTACT_INFO), metadata(Element.REPORT_ID),
                range, errors, metadata(Element.GENERATOR), published, extensions.toString());
    }

    private Dialect dialect() {
        if (namespace.equals(RFC_9990)) {
            return Dialect.RFC_9990;
        }
        if (namespace.equals(RFC_7489)) {
            return Dialect.RFC_7489;
        }
        return namespace.contains("dmarc") ? Dialect.DRAFT : Dialect.NONE;
    }

    /// What is missing or odd, once the whole file was read.
    void judge(AggregateHeader header) {
        note(header.version().isEmpty(), Quirk.NO_VERSION);
        note(header.organization().isEmpty(), Quirk.NO_ORG_NAME);
        note(header.email().isEmpty(), Quirk.NO_EMAIL);
        note(header.id().isEmpty(), Quirk.NO_REPORT_ID);
        note(header.policy().p().isEmpty(), Quirk.NO_POLICY);
        note(header.dialect() != Dialect.RFC_9990 && header.policy().pct().isEmpty(), Quirk.NO_PCT);
        note(header.dialect() == Dialect.DRAFT, Quirk.NAMESPACE_OLD);
        note(header.dialect() == Dialect.NONE && !namespace.isEmpty(), Quirk.NAMESPACE_WRONG);
    }

    private void note(boolean odd, Quirk quirk) {
        if (odd) {
            quirks.add(quirk);
        }
    }
}

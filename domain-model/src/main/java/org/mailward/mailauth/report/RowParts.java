package org.mailward.mailauth.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.tags.Shown;

/// Gathers what one record of an aggregate report says.
final class RowParts {

    /// More messages than this in one record are more than any receiver sees in a year.
    static final long MOST_MESSAGES = 1_000_000_000_000L;
    private static final Map<String, Evaluated> OLD_EVALUATED = Map.of("hardfail", Evaluated.FAIL, "softfail", Evaluated.FAIL, "neutral", Evaluated.FAIL, "none", Evaluated.FAIL,
            "temperror", Evaluated.FAIL, "permerror", Evaluated.FAIL);
    /// "unknown" and "error" are how early reporters wrote temporary and permanent errors (RFC 7489, appendix C).
    private static final Map<String, AuthResult> OLD_RESULTS = Map.of("hardfail", AuthResult.FAIL, "unknown", AuthResult.TEMPERROR, "error", AuthResult.PERMERROR);
    private static final Map<String, SpfScope> OLD_SCOPES = Map.of("mailfrom", SpfScope.MFROM, "mail_from", SpfScope.MFROM, "ehlo", SpfScope.HELO);

    private final Set<Quirk> quirks;
    private final WordList<Disposition> dispositions;
    private final WordList<Evaluated> evaluations;
    private final WordList<AuthResult> results;
    private final WordList<SpfScope> scopes;
    private final WordList<OverrideType> overrides;

    private String source = "";
    private String count = "";
    private String disposition = "";
    private String dkim = "";
    private String spf = "";
    private String headerFrom = "";
    private String envelopeFrom = "";
    private String envelopeTo = "";
    private final List<OverrideReason> reasons = new ArrayList<>();
    private final List<DkimAuth> dkimResults = new ArrayList<>();
    private final List<SpfAuth> spfResults = new ArrayList<>();
    private final Extensions extensions;
    // Of the reason or the result that is open.
    private String type = "";
    private String comment = "";
    private String domain = "";
    private String selector = "";
    private String scope = "";
    private String result = "";
    private String human = "";

    RowParts(ReportLimits limits, Set<Quirk> quirks) {
        this.quirks = quirks;
        extensions = new Extensions(limits.text(), quirks);
        dispositions = new WordList<>(Disposition.class, Map.of(), quirks);
        evaluations = new WordList<>(Evaluated.class, OLD_EVALUATED, quirks);
        results = new WordList<>(AuthResult.class, OLD_RESULTS, quirks);
        scopes = new WordList<>(SpfScope.class, OLD_SCOPES, quirks);
        overrides = new WordList<>(OverrideType.class, Map.of(), quirks);
    }

    void clear() {
        source = "";
        count = "";
        disposition = "";
        dkim = "";
        spf = "";
        headerFrom = "";
        envelopeFrom = "";
        envelopeTo = "";
        reasons.clear();
        dkimResults.clear();
        spfResults.clear();
        extensions.clear();
    }

    void extension(String xml) {
        extensions.add(xml);
    }

    void leaf(Place parent, Element element, String text) throws BrokenContent {
        switch (element) {
            case SOURCE_IP -> source = figure(source, text, "source_ip");
            case COUNT -> count = figure(count, text, "count");
            case DISPOSITION -> disposition = once(disposition, text);
            case DKIM -> dkim = once(dkim, text);
            case SPF -> spf = once(spf, text);
            case TYPE -> type = once(type, text);
            case COMMENT -> comment = once(comment, text);
            case HEADER_FROM -> headerFrom = once(headerFrom, text);
            case ENVELOPE_FROM -> envelopeFrom = once(envelopeFrom, text);
            case ENVELOPE_TO -> envelopeTo = once(envelopeTo, text);
            case DOMAIN -> domain = once(domain, text);
            case SELECTOR -> selector = once(selector, text);
            case SCOPE -> scope = once(scope, text);
            case RESULT -> result = once(result, text);
            case HUMAN_RESULT -> human = once(human, text);
            default -> throw new IllegalStateException(element + " in " + parent + " is no text of a record");
        }
    }

    private String once(String before, String text) {
        if (before.isEmpty() || text.isEmpty()) {
            return before.isEmpty() ? text : before;
        }
        quirks.add(Quirk.REPEATED_ELEMENT);
        return before;
    }

    private String figure(String before, String text, String name) throws BrokenContent {
        if (!before.isEmpty() && !before.equals(text)) {
            throw new BrokenContent(Fault.CONTRADICTORY, "A record says twice, and differently, what its " + name + " is: '" + Shown.of(before) + "' and '" + Shown.of(text) + "'.", "");
        }
        return text;
    }

    void closed(Place place) {
        switch (place) {
            case REASON -> reason();
            case DKIM_RESULT -> dkimResult();
            case SPF_RESULT -> spfResult();
            default -> {
            }
        }
    }

    private void reason() {
        if (type.isEmpty() && comment.isEmpty()) {
            quirks.add(Quirk.EMPTY_REASON);
        } else if (reasons.size() < AggregateRow.MOST_RESULTS) {
            reasons.add(new OverrideReason(overrides.read(type), comment));
        }
        type = "";
        comment = "";
    }

    private void dkimResult() {
        if (dkimResults.size() == AggregateRow.MOST_RESULTS) {
            quirks.add(Quirk.TOO_MANY_DKIM);
        } else if (!domain.isEmpty() || !selector.isEmpty() || !result.isEmpty() || !human.isEmpty()) {
            if (selector.isEmpty()) {
                quirks.add(Quirk.NO_DKIM_SELECTOR);
            }
            dkimResults.add(new DkimAuth(domain, selector, results.read(result), human));
        }
        clearResult();
    }

    private void spfResult() {
        if (spfResults.size() == AggregateRow.MOST_RESULTS) {
            quirks.add(Quirk.TOO_MANY_DKIM);
        } else if (!domain.isEmpty() || !scope.isEmpty() || !result.isEmpty() || !human.isEmpty()) {
            if (scope.isEmpty()) {
                quirks.add(Quirk.NO_SPF_SCOPE);
            }
            spfResults.add(new SpfAuth(domain, scopes.read(scope), results.read(result), human));
        }
        clearResult();
    }

    private void clearResult() {
        domain = "";
        selector = "";
        scope = "";
        result = "";
        human = "";
    }

    /// @throws BrokenContent when its source or its count cannot be trusted
    AggregateRow row() throws BrokenContent {
        IpAddress address = Figures.address(source, quirks).orElseThrow(() -> new BrokenContent(Fault.SOURCE_UNREADABLE,
                source.isEmpty() ? "A record does not say which server sent its messages." : "A record's source is '" + Shown.of(source) + "', which is no IP address.", ""));
        long messages = Figures.count(count, MOST_MESSAGES, quirks);
        if (messages < 0) {
            throw new BrokenContent(Fault.COUNT_UNREADABLE, count.isEmpty() ? "A record does not say how many messages it counts."
                    : "A record counts '" + Shown.of(count) + "' messages, which is no number from 0 to " + MOST_MESSAGES + ".", "");
        }
        note(messages == 0, Quirk.ZERO_COUNT);
        note(disposition.isEmpty(), Quirk.NO_DISPOSITION);
        note(dkim.isEmpty() || spf.isEmpty(), Quirk.NO_EVALUATION);
        note(headerFrom.isEmpty(), Quirk.NO_HEADER_FROM);
        note(dkimResults.isEmpty() && spfResults.isEmpty(), Quirk.EMPTY_AUTH_RESULTS);
        note(spfResults.isEmpty(), Quirk.NO_SPF_RESULT);
        return new AggregateRow(address, messages, dispositions.read(disposition), evaluations.read(dkim), evaluations.read(spf), reasons, headerFrom, envelopeFrom, envelopeTo,
                dkimResults, spfResults, extensions.toString());
    }

    private void note(boolean odd, Quirk quirk) {
        if (odd) {
            quirks.add(quirk);
        }
    }
}

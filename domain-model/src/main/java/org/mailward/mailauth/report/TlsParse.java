package org.mailward.mailauth.report;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.message.Mailbox;
import org.mailward.mailauth.tags.Shown;

/// Reads one TLS report.
final class TlsParse {

    /// More connections than this in one day are more than there are.
    private static final long MOST_SESSIONS = 1_000_000_000_000L;
    /// The most policies and failures of one report; each has its own way to fail, so that there are few.
    private static final int MOST_ROWS = 100_000;
    /// The most characters of all texts of one report that are kept. A day of a large receiver has some hundred thousand.
    private static final long MOST_LETTERS = 8L << 20;

    private final Json json;
    private final Instant now;
    private final int most;
    private final Set<Quirk> quirks;
    private final WordList<TlsPolicyType> policyTypes;
    private final WordList<TlsResultType> resultTypes;
    private String organization = "";
    private String contact = "";
    private String id = "";
    private String begin = "";
    private String end = "";
    private final List<TlsPolicy> policies = new ArrayList<>();
    private int rows;
    private long letters;
    private long sessions;

    TlsParse(Json json, Instant now, ReportLimits limits, Set<Quirk> quirks) {
        this.json = json;
        this.now = now;
        this.most = Math.min(MOST_ROWS, limits.rows());
        this.quirks = quirks;
        this.policyTypes = new WordList<>(TlsPolicyType.class, Map.of("dane", TlsPolicyType.TLSA, "mta_sts", TlsPolicyType.STS), quirks);
        this.resultTypes = new WordList<>(TlsResultType.class, Map.of("certificate_name_mismatch", TlsResultType.CERTIFICATE_HOST_MISMATCH), quirks);
    }

    TlsReading read() throws IOException {
        if (json.ahead() < 0) {
            return new Unreadable(Fault.EMPTY, "The file is empty.", "");
        }
        if (json.ahead() != '{') {
            return new Unreadable(Fault.NOT_A_REPORT, "The file is no TLS report: it is no JSON object.", "");
        }
        boolean[] known = {false};
        json.object(name -> {
            known[0] |= member(name);
        });
        json.finish();
        if (!known[0]) {
            return new Unreadable(Fault.NOT_A_REPORT, "The file is JSON, but no TLS report: it has neither policies nor a range of time.", "");
        }
        if (id.isEmpty()) {
            quirks.add(Quirk.NO_REPORT_ID);
        }
        if (organization.isEmpty()) {
            quirks.add(Quirk.NO_ORG_NAME);
        }
        if (policies.isEmpty()) {
            quirks.add(Quirk.ZERO_RECORDS);
        }
        return new TlsReading.Read(new TlsReport(organization, contact, id, range(), policies), quirks);
    }

    /// Dates are texts here, and a number is what is odd.
    private ReportRange range() throws BrokenContent {
        Set<Quirk> found = EnumSet.noneOf(Quirk.class);
        ReportRange range = Moments.range(begin, end, now, found);
        found.remove(Quirk.ODD_DATE);
        quirks.addAll(found);
        if (begin.indexOf('-') < 0 || end.indexOf('-') < 0) {
            quirks.add(Quirk.ODD_DATE);
        }
        return range;
    }

    /// @return true when only a report has such a member
    private boolean member(String name) throws IOException {
        switch (name) {
            case "organization-name" -> organization = once(organization, scalar(), name);
            case "contact-info" -> contact = once(contact, scalar(), name);
            case "report-id" -> id = once(id, scalar(), name);
            case "date-range" -> json.object(inner -> {
                switch (inner) {
                    case "start-datetime" -> begin = once(begin, scalar(), inner);
                    case "end-datetime" -> end = once(end, scalar(), inner);
                    default -> json.skip();
                }
            });
            case "policies" -> json.array(this::policy);
            default -> json.skip();
        }
        return name.equals("date-range") || name.equals("policies");
    }

    private String scalar() throws IOException {
        String text = json.scalar();
        letters += text.length();
        if (letters > MOST_LETTERS) {
            throw new BrokenContent(Fault.TEXT_TOO_LONG, "The texts of the report have more than " + MOST_LETTERS + " characters together, which is more than is read of one.", "");
        }
        return text;
    }

    private String once(String before, String text, String name) throws BrokenContent {
        if (!before.isEmpty() && !before.equals(text)) {
            throw new BrokenContent(Fault.CONTRADICTORY, "The report says twice, and differently, what its '" + name + "' is.", "");
        }
        return text;
    }

    private void count() throws BrokenContent {
        if (++rows > most) {
            throw new BrokenContent(Fault.TOO_MANY_ROWS, "The report has more than " + most + " policies and failures, which is more than is read of one.", "");
        }
    }

    private void policy() throws IOException {
        count();
        var policy = new PolicyParts();
        json.object(name -> {
            switch (name) {
                case "policy" -> json.object(policy::member);
                case "summary" -> json.object(policy::summary);
                case "failure-details" -> json.array(() -> policy.details.add(failure()));
                default -> json.skip();
            }
        });
        policies.add(policy.policy());
    }

    private final class PolicyParts {
        private String type = "";
        private String domain = "";
        private final List<String> strings = new ArrayList<>();
        private final List<String> hosts = new ArrayList<>();
        private String successes = "";
        private String failures = "";
        private final List<TlsFailure> details = new ArrayList<>();

        void member(String name) throws IOException {
            switch (name) {
                case "policy-type" -> type = once(type, scalar(), name);
                case "policy-domain" -> domain = once(domain, scalar(), name);
                case "policy-string" -> json.array(() -> text(strings));
                // The standard's own example has a single text here, its grammar a list.
                case "mx-host" -> {
                    if (json.ahead() == '"') {
                        text(hosts);
                    } else {
                        json.array(() -> text(hosts));
                    }
                }
                default -> json.skip();
            }
        }

        private void text(List<String> texts) throws IOException {
            count();
            String text = scalar();
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }

        void summary(String name) throws IOException {
            switch (name) {
                case "total-successful-session-count" -> successes = once(successes, figure(), name);
                case "total-failure-session-count" -> failures = once(failures, figure(), name);
                default -> json.skip();
            }
        }

        TlsPolicy policy() throws BrokenContent {
            // Postfix names none where it found no policy; the sessions are counted all the same.
            if (domain.isEmpty()) {
                quirks.add(Quirk.NO_POLICY_DOMAIN);
            } else if (Mailbox.domain(domain).isEmpty()) {
                throw new BrokenContent(Fault.DOMAIN_UNREADABLE, "A policy belongs to '" + Shown.of(domain) + "', which is no domain.", "policy " + (policies.size() + 1));
            }
            long failed = sessions(failures);
            if (details.stream().mapToLong(TlsFailure::sessions).sum() > failed) {
                quirks.add(Quirk.COUNTS_DIFFER);
            }
            return new TlsPolicy(policyTypes.read(type), strings, domain, hosts, sessions(successes), failed, details);
        }
    }

    private String figure() throws IOException {
        if (json.ahead() == '"') {
            quirks.add(Quirk.COUNT_AS_STRING);
        }
        return scalar();
    }

    /// What is left out is none: there are writers that leave out every zero.
    private long sessions(String text) throws BrokenContent {
        if (text.isEmpty()) {
            quirks.add(Quirk.NO_COUNT);
            return 0;
        }
        long count = Figures.count(text, MOST_SESSIONS, quirks);
        if (count < 0) {
            throw new BrokenContent(Fault.COUNT_UNREADABLE, "A policy counts '" + Shown.of(text) + "' connections, which is no number from 0 to " + MOST_SESSIONS + ".", "policy " + (policies.size() + 1));
        }
        // Successes, failures and their details: each connection is counted twice at most.
        sessions = Math.addExact(sessions, count);
        if (sessions > 2 * MOST_SESSIONS) {
            throw new BrokenContent(Fault.COUNT_UNREADABLE, "The report counts more than " + MOST_SESSIONS + " connections, which is more than there are in one day.", "");
        }
        return count;
    }

    private TlsFailure failure() throws IOException {
        count();
        var texts = new HashMap<String, String>();
        json.object(name -> {
            switch (name) {
                case "failed-session-count" -> texts.put(name, once(texts.getOrDefault(name, ""), figure(), name));
                case "result-type", "sending-mta-ip", "receiving-mx-hostname", "receiving-mx-helo", "receiving-ip", "additional-information", "additional-info-uri", "failure-reason-code",
                        "failure-error-code" -> texts.putIfAbsent(name, scalar());
                default -> json.skip();
            }
        });
        return new TlsFailure(resultTypes.read(texts.getOrDefault("result-type", "")), address(texts.getOrDefault("sending-mta-ip", "")), texts.getOrDefault("receiving-mx-hostname", ""),
                texts.getOrDefault("receiving-mx-helo", ""), address(texts.getOrDefault("receiving-ip", "")), sessions(texts.getOrDefault("failed-session-count", "")),
                texts.getOrDefault("failure-reason-code", texts.getOrDefault("failure-error-code", "")), texts.getOrDefault("additional-information", texts.getOrDefault("additional-info-uri", "")));
    }

    /// RFC 8460's own example writes `0012` in an IPv6 address, which is fine; what is no address at all is left out and told.
    private Optional<IpAddress> address(String text) {
        Optional<IpAddress> address = Figures.address(text, quirks);
        if (address.isEmpty() && !text.isEmpty()) {
            quirks.add(Quirk.ODD_ADDRESS);
        }
        return address;
    }
}

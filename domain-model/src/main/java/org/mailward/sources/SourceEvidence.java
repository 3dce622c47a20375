package org.mailward.sources;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.report.AggregateRow;
import org.mailward.mailauth.report.AuthResult;
import org.mailward.mailauth.report.DkimAuth;
import org.mailward.mailauth.report.OverrideReason;
import org.mailward.mailauth.report.SpfAuth;
import org.mailward.mailauth.report.SpfScope;

/// What is known of one way by which mail in a domain's name comes: one address and one set of results.
///
/// How many messages came this way is no part of it, so that the same way always gets the same answer.
///
/// @param organization the organizational domain of the From line, in lower case; a name within it belongs to whoever owns the domain
/// @param source the server that delivered
/// @param signatures without doubles, in order; at most [#MOST_SIGNATURES]
/// @param returnPath the one that SPF passed for if there are several
/// @param dkimAligned an aligned signature passed, as the receiver says or its results show
/// @param spfAligned SPF passed aligned, as the receiver says or its results show
/// @param marks what it noted about the mail's way
/// @param facts what was found out about the address; [AddressFacts#NOTHING] at first
public record SourceEvidence(String organization, IpAddress source, List<SeenSignature> signatures, ReturnPath returnPath, boolean dkimAligned, boolean spfAligned,
        Set<Mark> marks, AddressFacts facts) {

    /// Further signatures are not looked at; a message with as many has been made to confuse.
    public static final int MOST_SIGNATURES = 20;

    public SourceEvidence {
        organization = ReportedName.of(organization);
        signatures = ordered(signatures);
        marks = Set.copyOf(marks);
    }

    private static List<SeenSignature> ordered(List<SeenSignature> signatures) {
        return signatures.size() < 2 ? List.copyOf(signatures) : List.copyOf(new TreeSet<>(signatures.size() > MOST_SIGNATURES ? signatures.subList(0, MOST_SIGNATURES) : signatures));
    }

    /// What one record of a report says.
    ///
    /// *Reading:* where a report has no SPF result with a domain, the envelope's domain stands for it, without a result.
    ///
    /// @param dkim an aligned signature passed, by the receiver's word or, where it has none, by its results
    /// @param spf the same of SPF
    public static SourceEvidence of(String organization, AggregateRow row, boolean dkim, boolean spf) {
        Set<Mark> marks = Set.of();
        for (OverrideReason reason : row.reasons()) {
            var mark = Mark.of(reason);
            if (mark.isPresent()) {
                marks = marks.isEmpty() ? EnumSet.noneOf(Mark.class) : marks;
                marks.add(mark.get());
            }
        }
        return new SourceEvidence(organization, row.source(), row.dkimResults().stream().limit(MOST_SIGNATURES).map(SourceEvidence::signature).toList(), returnPath(row),
                dkim, spf, marks, AddressFacts.NOTHING);
    }

    private static SeenSignature signature(DkimAuth result) {
        return new SeenSignature(result.domain(), result.selector(), result.result().is(AuthResult.PASS));
    }

    private static ReturnPath returnPath(AggregateRow row) {
        SpfAuth best = null;
        for (SpfAuth result : row.spfResults()) {
            boolean better = best == null || rank(result) > rank(best);
            best = better ? result : best;
        }
        if (best == null) {
            return row.envelopeFrom().isEmpty() ? ReturnPath.UNKNOWN : new ReturnPath(row.envelopeFrom(), AuthResult.NONE);
        }
        return new ReturnPath(best.domain().isEmpty() ? row.envelopeFrom() : best.domain(), best.result().value().orElse(AuthResult.NONE));
    }

    /// A pass first, then the return path before the greeting's name.
    private static int rank(SpfAuth result) {
        return (result.result().is(AuthResult.PASS) ? 2 : 0) + (result.scope().is(SpfScope.HELO) ? 0 : 1);
    }

    public SourceEvidence with(AddressFacts found) {
        return new SourceEvidence(organization, source, signatures, returnPath, dkimAligned, spfAligned, marks, found);
    }

    /// What the report says, in one line that is equal exactly when it is: all but organization, address and facts. Words are
    /// divided by blanks: `dkim+example.com/s1 dkim-example.net/s2 spf=pass/bounce.example.com aligned=dkim,spf mark=arc`.
    public String text() {
        var text = new StringBuilder(80);
        for (SeenSignature signature : signatures) {
            text.append(signature.passed() ? "dkim+" : "dkim-").append(signature.domain()).append('/').append(signature.selector()).append(' ');
        }
        text.append("spf=").append(word(returnPath.result())).append('/').append(returnPath.domain());
        text.append(dkimAligned ? spfAligned ? " aligned=dkim,spf" : " aligned=dkim" : spfAligned ? " aligned=spf" : "");
        if (!marks.isEmpty()) {
            for (Mark mark : Mark.values()) {
                text.append(marks.contains(mark) ? " mark=" + word(mark) : "");
            }
        }
        return text.toString();
    }

    /// Reads what [#text] wrote.
    ///
    /// @throws IllegalArgumentException when it is anything else
    public static SourceEvidence of(String organization, IpAddress source, String text) {
        var signatures = new ArrayList<SeenSignature>();
        ReturnPath path = ReturnPath.UNKNOWN;
        boolean dkim = false;
        boolean spf = false;
        var marks = EnumSet.noneOf(Mark.class);
        for (String word : text.split(" ")) {
            if (word.startsWith("dkim+") || word.startsWith("dkim-")) {
                int slash = slash(word, text);
                signatures.add(new SeenSignature(word.substring(5, slash), word.substring(slash + 1), word.charAt(4) == '+'));
            } else if (word.startsWith("spf=")) {
                int slash = slash(word, text);
                path = new ReturnPath(word.substring(slash + 1), constant(AuthResult.class, word.substring(4, slash)));
            } else if (word.startsWith("aligned=")) {
                List<String> aligned = Arrays.asList(word.substring(8).split(","));
                dkim = aligned.contains("dkim");
                spf = aligned.contains("spf");
            } else if (word.startsWith("mark=")) {
                marks.add(constant(Mark.class, word.substring(5)));
            } else {
                throw new IllegalArgumentException("'" + word + "' is no word of a source's evidence, in '" + text + "'");
            }
        }
        return new SourceEvidence(organization, source, signatures, path, dkim, spf, marks, AddressFacts.NOTHING);
    }

    private static int slash(String word, String text) {
        int slash = word.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("'" + word + "' lacks its slash, in '" + text + "'");
        }
        return slash;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    /// A signature that passed and is of the domain's owner.
    boolean ownSignaturePassed() {
        for (SeenSignature signature : signatures) {
            if (signature.passed() && isOwn(signature.domain())) {
                return true;
            }
        }
        return false;
    }

    boolean isOwn(String name) {
        return ReportedName.isWithin(name, organization);
    }
}

package org.mailward.mailauth.dkim;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;

/// In which order a domain's selectors are asked, and whether it is worth going on after the first of them.
///
/// When DNS says that `_domainkey.<domain>` does not exist, nothing exists below it (RFC 8020 §2), and the other questions
/// can be saved. Some servers say so of a name that only has names below it, so the commonest selectors are asked all the
/// same, and so is every selector that somebody has met in a message or a report; when one of them exists, the server's
/// word about the name above is not believed.
///
/// @param first asked in any case
/// @param rest asked when [#goesOn] says so
public record SelectorPlan(List<String> first, List<String> rest) {

    /// Nearly every domain is asked for the same selectors.
    private static final SelectorPlan USUAL = divided(CommonSelectors.all());

    public SelectorPlan {
        first = List.copyOf(first);
        rest = List.copyOf(rest);
    }

    /// @param selectors what to try; doubles are asked once
    public static SelectorPlan of(List<String> selectors) {
        return selectors.equals(CommonSelectors.all()) ? USUAL : divided(selectors);
    }

    private static SelectorPlan divided(List<String> selectors) {
        Map<Boolean, List<String>> parts = selectors.stream().distinct().collect(Collectors.partitioningBy(CommonSelectors::isFirst));
        return new SelectorPlan(parts.get(true), parts.get(false));
    }

    /// The question about the name above all selectors.
    public static Question above(DomainName domain) {
        return Selectors.above(domain);
    }

    /// True when the rest is to be asked.
    ///
    /// *Reading:* only a clear "no such name" for the name above and for every selector asked first ends the search; a
    /// question without an answer does not, and neither does an alias that leads to no name: where it stands, the name exists.
    ///
    /// @param above the answer to [#above]
    /// @param answers the answers to the selectors of [#first]
    public static boolean goesOn(Answer above, Collection<Answer> answers) {
        if (!isMissing(above)) {
            return true;
        }
        for (Answer answer : answers) {
            if (!isMissing(answer)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMissing(Answer answer) {
        return answer instanceof Answer.NoSuchName none && none.aliases().isEmpty();
    }
}

package org.mailward.assessment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.dkim.CommonSelectors;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;

/// What is asked about every domain before anything is known of it: what a reading lacks then, of the domain's own names. It is found out once, by such a
/// reading of some domain, so that not every domain has to be read in vain for it. It need not be complete: what a reading lacks is asked next.
final class FirstQuestions {

    private static final DomainName SOME_DOMAIN = new DomainName("some.example");
    private static final Gathering.Settings USUAL = Gathering.Settings.DEFAULT;
    private static final List<Below> ALL = all();

    /// One of the domain's own names.
    /// @param front what stands before the domain; empty for the domain itself
    private record Below(Optional<DomainName> front, RecordType type) {

        static Below of(Question question) {
            String name = question.name().ascii();
            int front = name.length() - SOME_DOMAIN.ascii().length();
            return new Below(front == 0 ? Optional.empty() : Optional.of(new DomainName(name.substring(0, front - 1))), question.type());
        }

        Question about(DomainName domain) {
            return new Question(front.map(domain::under).orElse(domain), type);
        }
    }

    private FirstQuestions() {
    }

    /// @return none where the settings may not allow for all of them
    static List<Question> about(DomainName domain, Gathering.Settings settings) {
        boolean usual = settings.selectors().equals(CommonSelectors.all()) && settings.probe().equals(USUAL.probe()) && settings.mostQuestions() >= USUAL.mostQuestions();
        return usual ? ALL.stream().map(below -> below.about(domain)).toList() : List.of();
    }

    private static List<Below> all() {
        var tried = new Sections.Tried(USUAL.selectors(), USUAL.probe(), Optional.empty());
        try (var nothing = new Outstanding(question -> new Answer.Failed(question, Answer.Failure.TIMEOUT, "Nobody is asked."), Duration.ofDays(1), 0, 0)) {
            var reading = new Reading(SOME_DOMAIN, tried, nothing, Gathering.allowances(USUAL), USUAL, false);
            reading.again();
            return reading.lacking().stream().filter(question -> question.name().isWithin(SOME_DOMAIN)).map(Below::of).toList();
        }
    }
}

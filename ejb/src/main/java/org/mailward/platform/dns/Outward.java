package org.mailward.platform.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.Answer.Failure;
import org.mailward.mailauth.dns.ConcurrentDnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;

/// Asks for strangers, who are told nothing about inner networks: what leads there, as a question or by an alias, is unknown.
///
/// Anybody can write an inner name into a record of theirs and have their domain checked, so it is not enough to look at the domain's name.
final class Outward implements ConcurrentDnsResolver {

    private final ConcurrentDnsResolver below;
    private final Zones zones;

    Outward(ConcurrentDnsResolver below, Zones zones) {
        this.below = below;
        this.zones = zones;
    }

    @Override
    public Answer ask(Question question) {
        return zones.isInner(question.name()) ? refused(question, question.name()) : told(below.ask(question));
    }

    @Override
    public void askAll(List<Question> questions, Duration limit, Consumer<Answer> heard) {
        begin(questions, limit, heard).ifPresent(Runnable::run);
    }

    @Override
    public Optional<Runnable> begin(List<Question> questions, Duration limit, Consumer<Answer> heard) {
        var outer = new ArrayList<Question>(questions.size());
        for (Question question : questions) {
            if (zones.isInner(question.name())) {
                heard.accept(refused(question, question.name()));
            } else {
                outer.add(question);
            }
        }
        return outer.isEmpty() ? Optional.empty() : below.begin(outer, limit, answer -> heard.accept(told(answer)));
    }

    private Answer told(Answer answer) {
        if (answer instanceof Answer.Found found) {
            for (DomainName alias : found.aliases()) {
                if (zones.isInner(alias)) {
                    return refused(found.question(), alias);
                }
            }
        }
        return answer;
    }

    private static Answer refused(Question question, DomainName inner) {
        return new Answer.Failed(question, Failure.REFUSED, "'" + inner + "' is not a name of the public internet, so nothing is asked about it here.");
    }
}

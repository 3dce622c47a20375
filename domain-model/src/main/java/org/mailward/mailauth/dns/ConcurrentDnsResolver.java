package org.mailward.mailauth.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A resolver that can have many questions on their way at once, without a thread for each.
public interface ConcurrentDnsResolver extends DnsResolver {

    /// Asks all of these questions at the same time and waits for the slowest.
    ///
    /// @param questions each once
    /// @param limit when waiting ends; what has no answer then is [Answer.Failed]
    /// @param heard given one answer for each question, as they come, in the caller's thread
    void askAll(List<Question> questions, Duration limit, Consumer<Answer> heard);

    /// The same, with the answers together.
    default List<Answer> askAll(List<Question> questions, Duration limit) {
        List<Answer> answers = new ArrayList<>(questions.size());
        askAll(questions, limit, answers::add);
        return answers;
    }

    /// Asks all of these questions at the same time, and waits a moment: most answers come together and soon.
    ///
    /// @param heard given an answer for each question that was answered in that moment, in the caller's thread
    /// @return what waits for the others and has them heard, to be run once, by any thread, whose interruption ends it; empty when all were heard
    default Optional<Runnable> begin(List<Question> questions, Duration limit, Consumer<Answer> heard) {
        return Optional.of(() -> askAll(questions, limit, heard));
    }
}

package org.mailward.lookup.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.mailward.checker.control.Checks;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.explanation.Explainer;
import org.mailward.mailauth.explanation.MessageExplanation;
import org.mailward.mailauth.message.Message;
import org.mailward.mailauth.orgdomain.PublicSuffixList;
import org.mailward.platform.time.Deadline;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Outcome;

/// Explains messages with the records that stand in DNS now, within the time that a look-up may take.
@ApplicationScoped
public class Explanations {

    /// The largest message that is explained, in octets.
    public static final int LARGEST = 2 * 1024 * 1024;

    @Inject
    private Checks checks;

    @Inject
    private PublicSuffixList suffixes;

    @Inject
    private Time time;

    /// @param octets a message, or its header alone
    public Outcome<MessageExplanation> explain(byte[] octets) {
        if (octets.length > LARGEST) {
            return Outcome.refused("message", "The message has " + octets.length / 1024 + " kB; up to " + LARGEST / 1024 + " kB are read. The header alone will do.");
        }
        var message = Message.read(octets);
        if (message.headers().isEmpty()) {
            return Outcome.refused("message", "There is no header in this text. Paste the source of the message, which mail programs show as 'original' or 'source', or upload it as a file.");
        }
        var until = Deadline.in(checks.timeLimit());
        DnsResolver resolver = question -> until.passed()
                ? new Answer.Failed(question, Answer.Failure.TIMEOUT, "This was not asked, because the time for this message was used up.") : checks.resolver().ask(question);
        return Outcome.done(Explainer.explain(message, resolver, suffixes, time.now(), Optional.empty()));
    }
}

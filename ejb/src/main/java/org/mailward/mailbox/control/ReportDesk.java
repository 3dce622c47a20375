package org.mailward.mailbox.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.mailward.intake.ArrivedBytes;
import org.mailward.intake.Arriving;
import org.mailward.intake.Recipient;
import org.mailward.intake.Way;
import org.mailward.intake.control.TakingIn;
import org.mailward.platform.mailbox.Answer;
import org.mailward.platform.mailbox.Desk;
import org.mailward.platform.mailbox.Envelope;

/// Takes mail to report addresses into the ledger.
@ApplicationScoped
public class ReportDesk implements Desk {

    private static final Logger LOG = System.getLogger(ReportDesk.class.getName());
    private static final Answer AWAY = new Answer.Later("Reports cannot be taken at the moment; please try again later.");
    private static final String MESSAGE = "message/rfc822";

    @Inject
    private TakingIn intake;

    @Inject
    private SenderCheck senders;

    @Override
    public Answer recipient(String address) {
        try {
            return answer(intake.recipient(address));
        } catch (RuntimeException e) {
            // Whatever it is, the sender keeps the report until we are well again.
            LOG.log(Level.WARNING, "A report address could not be looked up", e);
            return AWAY;
        }
    }

    /// Each recipient's report is an arrival of its own. When one of them cannot be taken, the sender is told so and sends all
    /// of them again; what was taken already is then known as a duplicate.
    @Override
    public Answer deliver(Envelope envelope, byte[] message) {
        try {
            var authentication = senders.of(envelope, message);
            for (var recipient : envelope.recipients()) {
                var found = intake.recipient(recipient);
                if (!(found instanceof Recipient.Known known)) {
                    return answer(found);
                }
                intake.accept(new Arriving(known.owner(), Way.SMTP, envelope.peer(), envelope.sender(), recipient, authentication, "", MESSAGE, ArrivedBytes.of(message), envelope.receivedAt()));
            }
            return new Answer.Taken();
        } catch (RuntimeException e) {
            // Whatever it is, the report is not committed: the sender must keep it.
            LOG.log(Level.WARNING, "A report could not be taken into the ledger; its sender is asked to try again", e);
            return AWAY;
        }
    }

    private static Answer answer(Recipient recipient) {
        return switch (recipient) {
            case Recipient.Known _ -> new Answer.Taken();
            case Recipient.Unknown(var sentence) -> new Answer.Never(sentence);
            case Recipient.Refused(_, var sentence) -> new Answer.Never(sentence);
            case Recipient.Trouble _ -> AWAY;
        };
    }
}

package org.mailward.intake.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;
import org.mailward.intake.ArrivedBytes;
import org.mailward.intake.Arriving;
import org.mailward.intake.Recipient;
import org.mailward.intake.Way;
import org.mailward.intake.control.IntakeLimits;
import org.mailward.intake.control.PostingAllowance;
import org.mailward.intake.control.TakingIn;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.boundary.Boundary;

/// Reports on encryption that senders of mail post by HTTPS (RFC 8460 §5.4). The token in the address is what opens the door.
@Stateless
@Boundary
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PostTlsReports {

    /// Where reports are posted, before the slash and the token.
    public static final String PATH = "/tlsrpt";

    /// What a sender of reports is told.
    public sealed interface Answer {

        /// Something may be posted here.
        ///
        /// @param most bytes that are taken at once
        record Open(long most) implements Answer {
        }

        /// It is in the ledger.
        record Taken(UUID arrival) implements Answer {
        }

        /// Nothing may be posted here.
        record Unknown() implements Answer {
        }

        /// Nothing may be posted here any more.
        record Closed(String sentence) implements Answer {
        }

        /// Too much came from this address; later it may go on.
        record Often() implements Answer {
        }

        /// It cannot be told at the moment.
        record Later(String sentence) implements Answer {
        }

        record TooLarge(long most) implements Answer {
        }
    }

    @Inject
    private TakingIn takingIn;

    @Inject
    private IntakeLimits limits;

    @Inject
    private PostingAllowance allowance;

    @Inject
    private Time time;

    /// Asked before anything of a report is read. Takes one off what the address may post.
    ///
    /// @param token the last part of the path
    /// @param address where the request came from
    public Answer ask(String token, String address) {
        if (!allowance.allows(address)) {
            return new Answer.Often();
        }
        return switch (takingIn.recipient(token)) {
            case Recipient.Known _ -> new Answer.Open(limits.arrivalBytes());
            case Recipient.Unknown _ -> new Answer.Unknown();
            case Recipient.Refused(_, var sentence) -> new Answer.Closed(sentence);
            case Recipient.Trouble(var sentence) -> new Answer.Later(sentence);
        };
    }

    /// Keeps a report; when this returns [Answer.Taken], it is committed.
    ///
    /// @param contentType as it was named
    public Answer post(String token, String address, String contentType, ArrivedBytes report) {
        if (report.size() > limits.arrivalBytes()) {
            return new Answer.TooLarge(limits.arrivalBytes());
        }
        return switch (takingIn.recipient(token)) {
            case Recipient.Known(var owner) ->
                    new Answer.Taken(takingIn.accept(new Arriving(owner, Way.TLS_HTTPS, address, "", token, "", "", contentType, report, time.now())));
            case Recipient.Unknown _ -> new Answer.Unknown();
            case Recipient.Refused(_, var sentence) -> new Answer.Closed(sentence);
            case Recipient.Trouble(var sentence) -> new Answer.Later(sentence);
        };
    }
}

package org.mailward.intake.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.mailward.intake.Arriving;
import org.mailward.intake.Owner;
import org.mailward.intake.Recipient;
import org.mailward.intake.ReportToken;
import org.mailward.intake.store.Arrivals;
import org.mailward.intake.store.PackedBytes;
import org.mailward.intake.store.ReportAddresses;
import org.mailward.platform.persistence.PersistenceTrouble;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Ids;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.CustomerState;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.store.Customers;

/// The one door by which arrivals come into the ledger, whatever way they take.
@ApplicationScoped
public class TakingIn {

    @Inject
    private LedgerDoor door;

    @Inject
    private ReportAddresses addresses;

    @Inject
    private Customers customers;

    @Inject
    private IntakeLimits limits;

    @Inject
    private Transactions transactions;

    @Inject
    private Ids ids;

    /// Whose an address is, before anything is taken for it.
    public Recipient recipient(String address) {
        var token = ReportToken.of(address);
        if (token.isEmpty()) {
            return new Recipient.Unknown("There is no such report address");
        }
        try {
            Optional<ReportAddresses.Found> found = transactions.call(() -> addresses.presented(token.get()));
            if (found.isEmpty()) {
                return new Recipient.Unknown("There is no such report address");
            }
            return of(found.get());
        } catch (PersistenceException | PersistenceTrouble e) {
            return new Recipient.Trouble("Report addresses cannot be looked up at the moment, try again later");
        }
    }

    private Recipient of(ReportAddresses.Found found) {
        var owner = Owner.of(found.provider(), found.customer(), found.domain());
        if (found.retired()) {
            return new Recipient.Refused(owner, "This report address is not in use any more");
        }
        var scope = new Scope.WholeProvider(found.provider(), Actor.system("intake"));
        boolean gone = transactions.call(() -> customers.find(scope, found.customer()).filter(customer -> customer.state() != CustomerState.OFF_BOARDED).isEmpty());
        return gone ? new Recipient.Refused(owner, "Reports for this domain are not taken any more") : new Recipient.Known(owner);
    }

    /// Keeps what came in; when this returns, it is committed.
    ///
    /// @return the arrival's id
    /// @throws PersistenceTrouble or another unchecked exception of the database when it could not be kept: then the bringer still has it
    /// @throws IllegalArgumentException when it is larger than `mailward.intake.arrival-bytes`
    public UUID accept(Arriving arriving) {
        if (arriving.content().size() > limits.arrivalBytes()) {
            throw new IllegalArgumentException("It has " + arriving.content().size() + " bytes; at most " + limits.arrivalBytes() + " are taken at once");
        }
        PackedBytes packed;
        try {
            packed = PackedBytes.of(arriving.content());
        } catch (IOException e) {
            throw new PersistenceTrouble("What came in cannot be read", e);
        }
        var id = ids.next();
        door.keep(new Arrivals.New(id, arriving, packed));
        return id;
    }
}

package org.mailward.outbox.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.mailward.branding.store.Brands;
import org.mailward.outbox.MailKind;
import org.mailward.outbox.control.Readers.Reader;
import org.mailward.platform.time.Time;
import org.mailward.publishing.KeptReport;
import org.mailward.publishing.ReportAsker;
import org.mailward.tenancy.Scope;

/// Tells who asked for a report that it is ready, with the way to it and nothing of what it says.
@ApplicationScoped
public class ReportMails {

    @Inject
    private Readers readers;

    @Inject
    private Brands brands;

    @Inject
    private PortalAddress address;

    @Inject
    private Outbox outbox;

    @Inject
    private Time time;

    /// A report that is ready.
    /// @param customerName shown to the provider's people alone
    /// @param asOf when its figures were read
    public record Ready(UUID report, UUID customer, String customerName, KeptReport.Wish wish, Instant askedAt, Instant asOf) {
    }

    /// Writes to those who asked and wish it, in the transaction in which the report becomes ready. Who may not see the customer any more,
    /// or has no seat left, is not written to.
    /// @param whole the whole provider
    public void tell(Scope whole, Ready ready, Collection<ReportAsker> askers) {
        for (var asker : askers) {
            readers.seated(whole, asker.subject(), asker.client() ? Optional.of(ready.customer()) : Optional.empty())
                    .filter(reader -> reader.wishes().reports() && reader.scope().sees(ready.customer())).ifPresent(reader -> outbox.put(whole, post(whole, reader, ready)));
        }
    }

    private Outbox.Post post(Scope whole, Reader reader, Ready ready) {
        var seat = reader.seat();
        var letter = ReportLetter.of(reader, ready, address.of(brands.ofProvider(whole)));
        return new Outbox.Post(MailKind.REPORT_READY, "report/" + ready.report() + "/" + seat.id(), seat.customerId(), seat.name(), seat.email(), letter, Optional.empty(),
                time.now().plus(MailKind.REPORT_READY.worth()));
    }
}

package org.mailward.preferences;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.tenancy.Membership;
import org.mailward.tenancy.TenantRow;

/// What a person chose in one seat; its id is the membership's.
///
/// How he or she reads is asked of the seat in which it was chosen last, whatever seat that is; which mails come is each seat's own.
@Entity
@Table(name = "seat_settings")
public class SeatSettings extends TenantRow {

    @Column(name = "customer_id", updatable = false)
    private @Nullable UUID customerId;

    @Column(updatable = false)
    private String subject;

    @Column(name = "time_zone")
    private String timeZone;

    @Enumerated(EnumType.STRING)
    private Format format;

    @Enumerated(EnumType.STRING)
    private Theme theme;

    @Column(name = "mail_critical")
    private boolean mailCritical;

    @Column(name = "mail_weekly")
    private boolean mailWeekly;

    @Column(name = "mail_reports")
    private boolean mailReports;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version
    private int version;

    protected SeatSettings() {
    }

    public SeatSettings(Membership seat, Preferences preferences, MailWishes wishes, Instant at) {
        super(seat.id());
        this.customerId = seat.customerId().orElse(null);
        this.subject = seat.subject();
        change(preferences, wishes, at);
    }

    public final void change(Preferences preferences, MailWishes wishes, Instant at) {
        timeZone = preferences.zoneName();
        format = preferences.format();
        theme = preferences.theme();
        mailCritical = wishes.critical();
        mailWeekly = wishes.weekly();
        mailReports = wishes.reports();
        changedAt = at;
    }

    public Optional<UUID> customerId() {
        return Optional.ofNullable(customerId);
    }

    public Preferences preferences() {
        return Preferences.kept(timeZone, format, theme);
    }

    public MailWishes wishes() {
        return new MailWishes(mailCritical, mailWeekly, mailReports);
    }

    public int version() {
        return version;
    }
}

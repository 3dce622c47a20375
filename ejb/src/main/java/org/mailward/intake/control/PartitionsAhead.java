package org.mailward.intake.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.mailward.intake.Retention;
import org.mailward.platform.persistence.MonthPartitions;
import org.mailward.platform.persistence.Transactions;

/// Months that rows may be kept for have their partitions before the first row wants one.
@ApplicationScoped
public class PartitionsAhead {

    /// Months; bytes and failure reports are kept for up to 24.
    private static final int LEAST = 26;
    private static final int MARGIN = 3;

    @Inject
    private MonthPartitions partitions;

    @Inject
    private Transactions transactions;

    /// Makes those that are missing, in a transaction of its own.
    public void prepare(LocalDate today, Retention one) {
        prepare(today, List.of(one));
    }

    public void prepare(LocalDate today, Collection<Retention> all) {
        int ahead = all.stream().mapToInt(retention -> retention.rowMonths() + MARGIN).reduce(LEAST, Math::max);
        transactions.call(() -> partitions.prepare(today, ahead));
    }
}

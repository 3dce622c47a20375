package org.mailward.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Date;
import java.sql.SQLException;
import java.time.LocalDate;
import org.hibernate.Session;

/// The months of the tables that grow. Their functions take dates alone: no row of anybody is read or changed, and none is seen.
@ApplicationScoped
public class MonthPartitions {

    @Inject
    private Persistence persistence;

    /// Makes the months that are missing, from this one. A query looks into each of them, so no more are made than somebody wants.
    /// @param ahead months
    /// @return partitions made
    public int prepare(LocalDate today, int ahead) {
        return call("select add_month_partitions(?, ?)", today, today.plusMonths(ahead));
    }

    /// Drops the months that were over before this one.
    /// @return partitions dropped
    public int drop(LocalDate today) {
        return call("select drop_month_partitions(?)", today);
    }

    private int call(String sql, LocalDate... days) {
        return persistence.onPlatform().unwrap(Session.class).doReturningWork(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < days.length; i++) {
                    statement.setDate(i + 1, Date.valueOf(days[i]));
                }
                try (var rows = statement.executeQuery()) {
                    if (!rows.next()) {
                        throw new SQLException("No answer to " + sql);
                    }
                    return rows.getInt(1);
                }
            }
        });
    }
}

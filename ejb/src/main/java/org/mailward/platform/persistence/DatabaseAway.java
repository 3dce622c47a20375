package org.mailward.platform.persistence;

import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Tells a database that is away for a while from one that refuses what it was given.
public final class DatabaseAway {

    private static final int DEEPEST = 20;

    private DatabaseAway() {
    }

    /// Whether the database was away when this was thrown, however often it was wrapped since.
    public static boolean behind(Throwable thrown) {
        return causes(thrown, cause -> cause instanceof ResourceException || cause instanceof SQLException sql && passing(sql));
    }

    /// Whether another transaction stood in the way: a deadlock, or a serialization that failed. The same may work the next time.
    public static boolean othersBehind(Throwable thrown) {
        return causes(thrown, cause -> cause instanceof SQLException sql && sql.getSQLState() != null && sql.getSQLState().startsWith("40"));
    }

    private static boolean causes(Throwable thrown, Predicate<Throwable> wanted) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).limit(DEEPEST).anyMatch(wanted);
    }

    /// Without an SQL state the statement never reached the database: the pool had no connection to give. Classes 08, 53 and 57
    /// are lost connections, exhausted resources and a server that stops or starts.
    /// @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL error codes</a>
    private static boolean passing(SQLException sql) {
        var state = sql.getSQLState();
        return sql instanceof SQLTransientException || sql instanceof SQLRecoverableException || sql instanceof SQLNonTransientConnectionException
                || state == null || state.startsWith("08") || state.startsWith("53") || state.startsWith("57");
    }
}

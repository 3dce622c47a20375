package org.mailward.crash;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// A way by which mails come in.
interface WayIn extends AutoCloseable {

    /// What the application is told through its environment.
    Map<String, String> variables();

    /// Makes what the application keeps of this way.
    void build(Connection superuser) throws SQLException;

    /// Brings mails until all are accepted; called once, while servers die.
    void bring(List<Letter> letters) throws InterruptedException;

    /// How many are accepted, or known to have been taken from where they wait.
    int progress();

    /// What is wrong with what is left at this end, when all was to have been taken.
    List<String> leftOver();

    /// How it went, for the printed report.
    String summary();

    @Override
    void close();
}

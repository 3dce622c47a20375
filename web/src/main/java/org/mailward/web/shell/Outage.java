package org.mailward.web.shell;

import jakarta.resource.ResourceException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.stream.Stream;
import org.mailward.platform.identity.DirectoryTrouble;
import org.mailward.platform.persistence.PersistenceTrouble;

/// A part of the installation that cannot serve the request at the moment, and will again without anybody's doing.
public enum Outage {
    SIGN_IN("unavailable.title", "unavailable.headline", "unavailable.lead"),
    DATABASE("database-away.title", "database-away.headline", "database-away.lead"),
    /// Everything answers, and so many reports are being drawn that one more has to wait.
    BUSY("busy.title", "busy.headline", "busy.lead");

    private static final String ATTRIBUTE = "org.mailward.web.shell.outage";
    private static final String SECONDS = "10";
    /// How deep a chain of causes is looked into; a chain may be a ring.
    private static final int DEEPEST = 20;

    private final String title;
    private final String headline;
    private final String lead;

    Outage(String title, String headline, String lead) {
        this.title = title;
        this.headline = headline;
        this.lead = lead;
    }

    /// The text's key, as for the next two.
    public String title() {
        return title;
    }

    public String headline() {
        return headline;
    }

    public String lead() {
        return lead;
    }

    /// Answers 503 with the page for this outage.
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(ATTRIBUTE, this);
        response.setHeader("Retry-After", SECONDS);
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    /// The outage that the request met; that of signing in where nothing else was said.
    public static Outage of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Outage outage ? outage : SIGN_IN;
    }

    /// The outage behind what was thrown, however often the container wrapped it; none for every other fault.
    static Stream<Outage> behind(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause).limit(DEEPEST).flatMap(cause -> switch (cause) {
            case PersistenceTrouble _, ResourceException _ -> Stream.of(DATABASE);
            case DirectoryTrouble _ -> Stream.of(SIGN_IN);
            case SQLException sql when passing(sql) -> Stream.of(DATABASE);
            default -> Stream.empty();
        }).limit(1);
    }

    /// Without an SQL state the statement never reached the database: the pool had no connection to give. Classes 08, 53 and 57
    /// are lost connections, exhausted resources and a server that stops.
    /// @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL error codes</a>
    private static boolean passing(SQLException sql) {
        var state = sql.getSQLState();
        return sql instanceof SQLTransientException || sql instanceof SQLRecoverableException || sql instanceof SQLNonTransientConnectionException
                || state == null || state.startsWith("08") || state.startsWith("53") || state.startsWith("57");
    }
}

package org.mailward.system.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// What the application asks of the database, as the database itself writes it down: nothing that goes through Hibernate, plain JDBC or
/// anything else is missing.
final class StatementLog implements AutoCloseable {

    /// A statement, run or prepared and run; beginning and end of transactions are none, nor is the pool's look whether a connection lives.
    private static final Pattern STATEMENT = Pattern.compile("(?m)^of mailward_app LOG:  (?:execute [^:]+|statement): (?!BEGIN|COMMIT|ROLLBACK|SET |SHOW |SELECT 1$)(.*)$");

    private final Path log;

    private StatementLog(Path log) {
        this.log = log;
    }

    /// Has the database write down every statement until this is closed.
    static StatementLog begun() {
        for (var setting : List.of("log_line_prefix = 'of %u '", "log_statement = 'all'")) {
            Records.change("alter system set " + setting);
        }
        reload("all");
        return new StatementLog(SharedStack.get().settings().data().resolve("logs").resolve("postgresql.log"));
    }

    /// What was run while this was done, and what the application did of its own accord meanwhile.
    List<String> during(Runnable work) {
        try {
            long from = Files.size(log);
            work.run();
            try (var channel = Files.newByteChannel(log)) {
                channel.position(from);
                var written = ByteBuffer.allocate(Math.toIntExact(channel.size() - from));
                while (written.hasRemaining() && channel.read(written) >= 0) {
                    continue;
                }
                return STATEMENT.matcher(new String(written.array(), 0, written.position(), StandardCharsets.UTF_8)).results().map(found -> found.group(1)).toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The database's log cannot be read", e);
        }
    }

    @Override
    public void close() {
        Records.change("alter system reset log_statement");
        Records.change("alter system reset log_line_prefix");
        reload("none");
    }

    /// A new connection has a new setting once the server has read it.
    private static void reload(String expected) {
        Records.texts("select cast(pg_reload_conf() as text)");
        Waiting.until("the database writes down " + expected + " statements", Duration.ofSeconds(30),
                () -> Records.texts("select setting from pg_settings where name = 'log_statement'").getFirst(), expected::equals);
    }
}

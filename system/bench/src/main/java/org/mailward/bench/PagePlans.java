package org.mailward.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mailward.system.Stack;

/// How the database found what a page showed, as it says itself while the page is made (`auto_explain`): nothing is asked again, and nothing
/// that the page asks is missing.
final class PagePlans {

    private static final Pattern PLAN = Pattern.compile("(?m)^of mailward_app LOG:  duration: [\\d.]+ ms  plan:\\n((?:\\t.*\\n)+)");
    private static final Pattern NODE = Pattern.compile("\\n(?=\\t[A-Z][A-Za-z -]+(?: on .*| using .*)?  ?\\()");
    private static final Pattern COSTS = Pattern.compile(" \\(cost=[^)]*\\)");
    private static final int WIDEST = 220;

    private final Stack stack;
    private final Path log;

    private PagePlans(Stack stack) {
        this.stack = stack;
        this.log = stack.settings().data().resolve("logs").resolve("postgresql.log");
    }

    /// Opens one page.
    @FunctionalInterface
    interface Opening {
        void open() throws IOException, InterruptedException;
    }

    /// Has the database be ready to tell: connections made from now on are; it costs nothing until it is asked.
    static PagePlans of(Stack stack) throws SQLException {
        var plans = new PagePlans(stack);
        plans.set("session_preload_libraries", "'auto_explain'");
        plans.set("auto_explain.log_min_duration", "-1");
        plans.set("auto_explain.log_analyze", "on");
        plans.set("auto_explain.log_buffers", "on");
        plans.set("auto_explain.log_timing", "off");
        plans.set("log_line_prefix", "'of %u '");
        return plans;
    }

    private void set(String name, String value) throws SQLException {
        try (var superuser = stack.asSuperuser(); var statement = superuser.createStatement()) {
            // A setting of a library is known where the library is.
            statement.execute("load 'auto_explain'");
            statement.execute("alter system set " + name + " = " + value);
            statement.execute("select pg_reload_conf()");
        }
    }

    /// The plan of each query of a page, by the query. What the application does of its own accord is not asked each time, and is left out.
    Map<String, String> of(Opening page) throws IOException, InterruptedException, SQLException {
        set("auto_explain.log_min_duration", "0");
        try {
            page.open();
            var first = during(page);
            first.keySet().retainAll(during(page).keySet());
            return first;
        } finally {
            set("auto_explain.log_min_duration", "-1");
        }
    }

    private Map<String, String> during(Opening page) throws IOException, InterruptedException {
        long from = Files.size(log);
        page.open();
        try (var channel = Files.newByteChannel(log)) {
            channel.position(from);
            var written = ByteBuffer.allocate(Math.toIntExact(channel.size() - from));
            while (written.hasRemaining() && channel.read(written) >= 0) {
                continue;
            }
            var plans = new LinkedHashMap<String, String>();
            PLAN.matcher(new String(written.array(), 0, written.position(), StandardCharsets.UTF_8)).results().forEach(found -> {
                var parts = NODE.split(found.group(1), 2);
                plans.putIfAbsent(plain(parts[0]).replaceFirst("^Query Text: ", ""), shortened(parts.length < 2 ? "" : plain(parts[1])));
            });
            return plans;
        }
    }

    private static String shortened(String plan) {
        return String.join("\n", Plans.shortened(COSTS.matcher(plan).replaceAll("").lines().toList()));
    }

    private static String plain(String lines) {
        return lines.lines().map(line -> line.replaceFirst("^\\t", "").replace("\t", "  ")).filter(line -> !line.startsWith("Query Parameters:"))
                .map(line -> line.length() <= WIDEST ? line : line.substring(0, WIDEST) + " …").collect(Collectors.joining("\n")).strip();
    }
}

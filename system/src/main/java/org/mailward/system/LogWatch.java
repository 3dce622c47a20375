package org.mailward.system;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Follows the application's log and tells how far the demo's past is filled in, at every tenth of it.
final class LogWatch {

    private static final Pattern TOLD = Pattern.compile("Demo: (HISTORY|REPORTS): (\\d+) of (\\d+)");
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);
    private static final int TENTHS = 10;

    private final Path log;
    private final Consumer<String> listener;
    private long read;
    private String part = "";
    private int tenth = -1;

    LogWatch(Path log, Consumer<String> listener) {
        this.log = log;
        this.listener = listener;
    }

    /// Follows in the background, as long as this process lives.
    void start() {
        Thread.ofVirtual().name("log-watch").start(() -> {
            try {
                while (true) {
                    look();
                    Thread.sleep(BETWEEN_LOOKS);
                }
            } catch (IOException unreadable) {
                listener.accept("The application's log cannot be followed: " + unreadable.getMessage() + ".");
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void look() throws IOException {
        if (!Files.exists(log)) {
            return;
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long size = file.length();
            if (size <= read) {
                return;
            }
            file.seek(read);
            var bytes = new byte[(int) Math.min(size - read, 1 << 20)];
            file.readFully(bytes);
            var text = new String(bytes, StandardCharsets.ISO_8859_1);
            int whole = text.lastIndexOf('\n') + 1;
            read += whole > 0 ? whole : bytes.length;
            TOLD.matcher(text.substring(0, whole)).results().forEach(told -> tell(told.group(1), Integer.parseInt(told.group(2)), Integer.parseInt(told.group(3))));
        }
    }

    private void tell(String now, int done, int of) {
        int reached = of == 0 ? TENTHS : done * TENTHS / of;
        if (now.equals(part) && reached == tenth) {
            return;
        }
        part = now;
        tenth = reached;
        boolean history = now.equals("HISTORY");
        listener.accept(done == of ? (history ? "The demo's history is complete: " + of + " domains." : "The demo's reports are complete: " + of + " days.")
                : (history ? "The demo's history is being filled in: " + done + " of " + of + " domains." : "The demo's reports are coming in: " + done + " of " + of + " days."));
    }
}

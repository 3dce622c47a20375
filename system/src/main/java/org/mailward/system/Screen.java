package org.mailward.system;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the person at the keyboard sees.
///
/// While Maven still prints its own lines, progress is held back and shown in one piece afterwards.
final class Screen implements Progress {

    private static final int MARGIN = 2;

    private final PrintStream out;
    private final List<String> held = new ArrayList<>();
    private boolean holds;

    Screen(PrintStream out) {
        this.out = out;
    }

    @Override
    public void ready(String part, Duration took, String where) {
        progress(String.format(Locale.ROOT, "  %-14s ready after %7s   %s", part, seconds(took), where));
    }

    @Override
    public void note(String sentence) {
        progress("  " + sentence);
    }

    private synchronized void progress(String text) {
        if (holds) {
            held.add(text);
        } else {
            line(text);
        }
    }

    /// Keeps progress back until [#show()].
    synchronized void hold() {
        holds = true;
    }

    synchronized boolean holds() {
        return holds;
    }

    /// Shows the progress held back, and from now on each line at once.
    synchronized void show() {
        holds = false;
        held.forEach(this::line);
        held.clear();
    }

    synchronized void line(String text) {
        out.println(text);
        out.flush();
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    /// Prints lines inside a frame as wide as the longest.
    void box(List<String> lines) {
        int width = lines.stream().mapToInt(String::length).max().orElse(0) + 2 * MARGIN;
        line("┌" + "─".repeat(width) + "┐");
        for (var text : lines) {
            line("│" + " ".repeat(MARGIN) + text + " ".repeat(width - MARGIN - text.length()) + "│");
        }
        line("└" + "─".repeat(width) + "┘");
    }
}

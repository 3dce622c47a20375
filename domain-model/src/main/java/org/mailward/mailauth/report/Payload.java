package org.mailward.mailauth.report;

import java.util.List;

/// One file that looks like a report, found inside an arrival.
///
/// @param kind what its content looks like
/// @param name the file's name as the container gives it; empty when it gives none; no more than a hint
/// @param path the containers from the outside to the inside, such as `mime:application/zip`, `zip[1]`, `gzip`
public record Payload(ReportKind kind, String name, List<String> path) {

    /// The longest name that is kept, in characters.
    private static final int LONGEST_NAME = 255;

    public Payload {
        name = ReportedMessages.clean(name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name);
        path = List.copyOf(path);
    }

    /// The way to it in one line, for people.
    public String where() {
        return (String.join(" › ", path) + " " + name).strip();
    }
}

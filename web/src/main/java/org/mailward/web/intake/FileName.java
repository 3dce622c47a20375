package org.mailward.web.intake;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names of files as others give them.
public final class FileName {

    private static final Pattern NAMED = Pattern.compile("(?i);\\s*filename\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.){0,1000})\"|([^\\s;\"]{1,1000}))");
    private static final int LONGEST = 100;

    private FileName() {
    }

    /// The name in a `Content-Disposition`, without folders; empty when there is none.
    public static String ofDisposition(@Nullable String header) {
        var found = NAMED.matcher(header == null ? "" : ";" + header);
        return found.find() ? plain(found.group(1) == null ? found.group(2) : found.group(1).replaceAll("\\\\(.)", "$1")) : "";
    }

    /// Without the folders that some browsers and programs put before it.
    public static String plain(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /// What may stand in a header and be a file's name on every system; empty when nothing of the name may.
    static String safe(String name) {
        var safe = plain(name).replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+|[.-]+$", "");
        return safe.length() <= LONGEST ? safe : safe.substring(safe.length() - LONGEST).replaceAll("^[.-]+", "");
    }
}

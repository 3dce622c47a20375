package org.mailward.system.dns;

import java.util.List;
import java.util.regex.Pattern;

/// On which days a line of the demo's files stood.
///
/// A line may end in `;@ from 30`, `;@ until 31`, or `;@ from 60 until 31`; the numbers count days back from the demo's first day. `from 30`
/// stands since thirty days before it, `until 31` stood up to the day before that. A line without such an end stands on all days.
public final class Standing {

    private static final Pattern MARK = Pattern.compile("\\s*;@(?: from (\\d{1,3}))?(?: until (\\d{1,3}))?\\s*$");

    private Standing() {
    }

    /// The lines that stood on a day, without their marks.
    /// @param daysAgo 0 for the demo's first day and all days after it
    public static List<String> on(int daysAgo, List<String> lines) {
        return lines.stream().filter(line -> stood(line, daysAgo)).map(line -> MARK.matcher(line).replaceFirst("")).toList();
    }

    private static boolean stood(String line, int daysAgo) {
        var mark = MARK.matcher(line);
        return !mark.find()
                || (mark.group(1) == null || daysAgo <= Integer.parseInt(mark.group(1)))
                && (mark.group(2) == null || daysAgo >= Integer.parseInt(mark.group(2)));
    }
}

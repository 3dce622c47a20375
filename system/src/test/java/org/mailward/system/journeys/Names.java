package org.mailward.system.journeys;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Names that are looked for in texts, all of them in one go whatever their number, capital letters like small ones.
final class Names {

    /// As many letters as fit a `long`: by these a place in the text is told from the many where no name begins.
    private static final int HEAD = 4;
    private static final int HASHES = 1 << 16;

    private final Set<String> all;
    private final List<String> tooShort = new ArrayList<>();
    private final Map<Long, List<String>> byHead = new HashMap<>();
    private final BitSet heads = new BitSet(HASHES);

    Names(Collection<String> names) {
        all = new TreeSet<>(names);
        for (var name : all) {
            var small = small(name);
            if (small.length() < HEAD) {
                tooShort.add(name);
            } else {
                long head = 0;
                for (int i = 0; i < HEAD; i++) {
                    head = next(head, small.charAt(i));
                }
                byHead.computeIfAbsent(head, _ -> new ArrayList<>()).add(name);
                heads.set(hash(head));
            }
        }
    }

    /// In alphabetical order.
    Set<String> all() {
        return all;
    }

    /// Those that stand in a text, also within longer words.
    Set<String> in(String text) {
        var small = small(text);
        var found = new LinkedHashSet<String>();
        tooShort.stream().filter(name -> small.contains(small(name))).forEach(found::add);
        long head = 0;
        for (int i = 0; i < small.length(); i++) {
            head = next(head, small.charAt(i));
            if (i >= HEAD - 1 && heads.get(hash(head))) {
                int begin = i - HEAD + 1;
                byHead.getOrDefault(head, List.of()).stream().filter(name -> small.startsWith(small(name), begin)).forEach(found::add);
            }
        }
        return found;
    }

    private static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static long next(long head, char letter) {
        return head << Character.SIZE | letter;
    }

    private static int hash(long head) {
        return (int) (head * 0x9E3779B97F4A7C15L >>> Long.SIZE - Character.SIZE);
    }
}

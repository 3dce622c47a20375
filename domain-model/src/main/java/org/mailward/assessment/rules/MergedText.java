package org.mailward.assessment.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailward.mailauth.spf.SpfParser;

/// One text out of several that each change something of the same one, term by term. It takes time linear in their length.
final class MergedText {

    private final List<String> base;
    private final Function<String, String> key;
    private final boolean[] removed;
    /// What is new before each term of the base, and at the end.
    private final Map<Integer, List<String>> added = new HashMap<>();
    /// What was said by an earlier change of the terms with this key.
    private final Set<String> decided = new HashSet<>();

    private MergedText(List<String> base, Function<String, String> key) {
        this.base = base;
        this.key = key;
        this.removed = new boolean[base.size()];
    }

    /// @param before the text as it stands: tags and values, or an SPF record
    /// @param changed what it is to become; where two say different things of one tag, the first is heeded
    static String of(String before, List<String> changed) {
        boolean spf = SpfParser.isSpf(before);
        var merged = new MergedText(terms(before, spf), spf ? MergedText::mechanism : MergedText::tag);
        changed.forEach(each -> merged.take(terms(each, spf)));
        return merged.joined(spf ? " " : "; ");
    }

    private static List<String> terms(String text, boolean spf) {
        return Stream.of(text.split(spf ? " " : ";")).map(String::strip).filter(term -> !term.isEmpty()).toList();
    }

    private static String tag(String term) {
        int equals = term.indexOf('=');
        return equals < 0 ? term : term.substring(0, equals).strip();
    }

    /// What is said of all others is said once, in whatever way.
    private static String mechanism(String term) {
        String lower = term.toLowerCase(Locale.ROOT);
        return lower.matches("[-+~?]?all") ? "all" : term;
    }

    private void take(List<String> changed) {
        Map<String, Deque<Integer>> places = new HashMap<>();
        for (int i = 0; i < base.size(); i++) {
            places.computeIfAbsent(base.get(i), _ -> new ArrayDeque<>()).add(i);
        }
        var kept = new HashSet<Integer>();
        Map<Integer, List<String>> fresh = new HashMap<>();
        int at = 0;
        for (String term : changed) {
            Deque<Integer> known = places.getOrDefault(term, new ArrayDeque<>(0));
            while (!known.isEmpty() && known.getFirst() < at) {
                known.removeFirst();
            }
            if (known.isEmpty()) {
                fresh.computeIfAbsent(at, _ -> new ArrayList<>()).add(term);
            } else {
                kept.add(known.getFirst());
                at = known.removeFirst() + 1;
            }
        }
        var touched = new HashSet<String>();
        for (int i = 0; i < base.size(); i++) {
            if (!kept.contains(i)) {
                removed[i] = true;
                touched.add(key.apply(base.get(i)));
            }
        }
        fresh.forEach((place, terms) -> terms.stream().filter(term -> !decided.contains(key.apply(term))).forEach(term -> {
            added.computeIfAbsent(place, _ -> new ArrayList<>()).add(term);
            touched.add(key.apply(term));
        }));
        decided.addAll(touched);
    }

    private String joined(String between) {
        var terms = new ArrayList<String>();
        for (int i = 0; i <= base.size(); i++) {
            terms.addAll(added.getOrDefault(i, List.of()));
            if (i < base.size() && !removed[i]) {
                terms.add(base.get(i));
            }
        }
        return terms.stream().collect(Collectors.joining(between));
    }
}

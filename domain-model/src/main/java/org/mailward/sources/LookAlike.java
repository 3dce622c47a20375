package org.mailward.sources;

import java.util.function.Predicate;

/// Tells names that are easily taken for another one from names that only have letters in common with it.
///
/// There are two ways that need no judgement of taste: the other name stands inside as whole labels, `example.com.evil.test`, or the name
/// ends with it in the middle of a label, `notexample.com`.
final class LookAlike {

    /// A shorter first label, such as the one of `me.com`, ends many a name by chance.
    static final int SHORTEST = 6;

    private LookAlike() {
    }

    /// @param known tells whether something is a name that may be imitated
    static boolean holds(String name, Predicate<String> known) {
        // Below what somebody registered, which has two labels at least: a country's variant such as `google.com.br` is no disguise.
        int registered = name.lastIndexOf('.', name.lastIndexOf('.') - 1);
        for (int end = registered; end > 0; end = name.lastIndexOf('.', end - 1)) {
            int begin = end;
            while (begin > 0) {
                begin = name.lastIndexOf('.', begin - 1);
                if (known.test(name.substring(begin + 1, end))) {
                    return true;
                }
            }
        }
        return false;
    }

    /// @param known tells whether something is a name that may be imitated
    static boolean endsLike(String name, Predicate<String> known) {
        int begin = 0;
        while (begin >= 0 && begin < name.length()) {
            int dot = name.indexOf('.', begin);
            for (int at = begin + 1; at <= dot - SHORTEST; at++) {
                if (known.test(name.substring(at))) {
                    return true;
                }
            }
            begin = dot < 0 ? -1 : dot + 1;
        }
        return false;
    }
}

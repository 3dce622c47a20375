package org.mailward.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The difference between two sets of values, term by term, as a person reads it.
///
/// @param values one entry for each value that was, or is, there: those that changed first
public record Difference(List<Value> values) {

    /// The most terms of a value that are compared one by one; longer values are shown as removed and added whole.
    static final int MOST_TERMS = 300;

    /// One value, cut into terms.
    ///
    /// @param mark removed or added as a whole; kept when it is the same or changed in parts
    public record Value(Term.Mark mark, List<Term> terms) {
        public Value {
            terms = List.copyOf(terms);
        }

        public boolean isChanged() {
            return mark != Term.Mark.KEPT || terms.stream().anyMatch(term -> term.mark() != Term.Mark.KEPT);
        }
    }

    public Difference {
        values = List.copyOf(values);
    }

    /// The values that are not the same in both.
    public List<Value> changed() {
        return values.stream().filter(Value::isChanged).toList();
    }

    /// Pairs a value that went with one that came for the same purpose, such as the old and the new SPF record among other texts.
    public static Difference between(List<String> before, List<String> after) {
        var gone = new ArrayList<>(before);
        var come = new ArrayList<>(after);
        var kept = new ArrayList<String>();
        for (String value : before) {
            if (come.remove(value)) {
                gone.remove(value);
                kept.add(value);
            }
        }
        var values = new ArrayList<Value>();
        boolean alone = gone.size() == 1 && come.size() == 1;
        for (String old : List.copyOf(gone)) {
            come.stream().filter(fresh -> alone || purpose(fresh).equals(purpose(old))).findFirst().ifPresent(fresh -> {
                gone.remove(old);
                come.remove(fresh);
                values.add(new Value(Term.Mark.KEPT, terms(old, fresh)));
            });
        }
        gone.forEach(value -> values.add(whole(value, Term.Mark.REMOVED)));
        come.forEach(value -> values.add(whole(value, Term.Mark.ADDED)));
        kept.forEach(value -> values.add(whole(value, Term.Mark.KEPT)));
        return new Difference(values);
    }

    /// What a text says it is for: its version tag, the record type of an alias, or its first word.
    private static String purpose(String value) {
        int end = 0;
        while (end < value.length() && " ;=\n".indexOf(value.charAt(end)) < 0) {
            end++;
        }
        if (value.regionMatches(true, 0, "v=", 0, 2)) {
            end = 2;
            while (end < value.length() && " ;\n".indexOf(value.charAt(end)) < 0) {
                end++;
            }
        }
        return value.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private static Value whole(String value, Term.Mark mark) {
        return new Value(mark, split(value).stream().map(term -> new Term(term, mark)).toList());
    }

    /// Tags end at semicolons, lines at line feeds, and everything else at blanks.
    static List<String> split(String value) {
        String at = value.indexOf('\n') >= 0 ? "\n" : value.indexOf(';') >= 0 ? ";" : " ";
        return Arrays.stream(value.split(at)).map(String::strip).filter(term -> !term.isEmpty()).toList();
    }

    private static List<Term> terms(String before, String after) {
        List<String> old = split(before);
        List<String> fresh = split(after);
        var terms = new ArrayList<Term>();
        if (old.size() > MOST_TERMS || fresh.size() > MOST_TERMS) {
            old.forEach(term -> terms.add(new Term(term, Term.Mark.REMOVED)));
            fresh.forEach(term -> terms.add(new Term(term, Term.Mark.ADDED)));
            return terms;
        }
        int[][] common = common(old, fresh);
        int i = 0;
        int j = 0;
        while (i < old.size() || j < fresh.size()) {
            if (i < old.size() && j < fresh.size() && old.get(i).equals(fresh.get(j))) {
                terms.add(new Term(old.get(i), Term.Mark.KEPT));
                i++;
                j++;
            } else if (j == fresh.size() || i < old.size() && common[i + 1][j] >= common[i][j + 1]) {
                terms.add(new Term(old.get(i++), Term.Mark.REMOVED));
            } else {
                terms.add(new Term(fresh.get(j++), Term.Mark.ADDED));
            }
        }
        return terms;
    }

    /// The length of the longest common subsequence of what follows each pair of places.
    private static int[][] common(List<String> old, List<String> fresh) {
        int[][] length = new int[old.size() + 1][fresh.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = fresh.size() - 1; j >= 0; j--) {
                length[i][j] = old.get(i).equals(fresh.get(j)) ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        return length;
    }
}

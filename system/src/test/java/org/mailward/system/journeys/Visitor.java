package org.mailward.system.journeys;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.mailward.system.journeys.Site.Page;

/// Somebody who asks with ids of others, and what must not be shown to him.
///
/// @param own ids that the caller may ask with
/// @param strange ids of others, by table and column
/// @param unseen names of others that must not be read anywhere
record Visitor(String name, Caller caller, boolean person, List<UUID> own, Map<String, List<UUID>> strange, Set<UUID> unseenIds, Names unseen) {

    static boolean opens(Answer answer) {
        return answer.status() == 200;
    }

    /// The page with an id of his own that opens it.
    Optional<String> opening(Page page) {
        if (page.ids().isEmpty()) {
            return Optional.of(page.path());
        }
        return own.stream().map(id -> page.path() + "?" + page.ids().getFirst() + "=" + id).filter(address -> opens(caller.get(address))).findFirst();
    }

    /// @param echo what was asked with; an answer may say it again
    /// @return what the answer shows of others, or how it differs from the answer to an id that nobody has
    Optional<String> compare(String address, String echo, Answer answer, Neutral reference) {
        var neutral = Neutral.of(answer, echo);
        var leaks = leaks(address, echo, answer);
        if (!leaks.isEmpty()) {
            return Optional.of(leaks.getFirst());
        }
        return neutral.equals(reference) ? Optional.empty()
                : Optional.of(name + " " + address + ": answered unlike an id that nobody has: " + difference(neutral, reference));
    }

    List<String> leaks(String address, String echo, Answer answer) {
        var text = answer.text();
        for (var form : echo.isEmpty() ? Set.<String>of() : Neutral.forms(echo)) {
            text = text.replace(form, "");
        }
        var seen = Stream.concat(
                unseen.in(text).stream().filter(one -> !one.equalsIgnoreCase(echo)),
                Neutral.idsIn(text, echo.isEmpty() ? " " : echo).stream().filter(unseenIds::contains).map(UUID::toString)).distinct().toList();
        return seen.isEmpty() ? List.of() : List.of(name + " " + address + ": shows " + seen);
    }

    private static String difference(Neutral one, Neutral other) {
        if (one.status() != other.status()) {
            return one.status() + " instead of " + other.status() + ": " + one.body().substring(0, Math.min(300, one.body().length()));
        }
        if (!one.headers().equals(other.headers())) {
            return one.headers() + " instead of " + other.headers();
        }
        int from = 0;
        while (from < Math.min(one.body().length(), other.body().length()) && one.body().charAt(from) == other.body().charAt(from)) {
            from++;
        }
        return "…" + excerpt(one.body(), from) + "… instead of …" + excerpt(other.body(), from) + "…";
    }

    private static String excerpt(String text, int from) {
        return text.substring(Math.max(0, from - 80), Math.min(text.length(), from + 120));
    }
}

package org.mailward.views;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailward.tenancy.InvalidInput;

/// What a view asks of its table: parameters of the table's address.
///
/// @param values those that say something, in the order of [ViewPlace#words]
public record ViewWish(Map<String, String> values) {

    /// Characters of one value.
    public static final int LONGEST = 300;

    /// @throws InvalidInput when a value is longer than 300 characters
    public ViewWish {
        values.forEach((word, value) -> {
            if (value.length() > LONGEST) {
                throw new InvalidInput(word, "This is too long to be kept in a view; at most " + LONGEST + " characters are.");
            }
        });
        values = new LinkedHashMap<>(values);
    }

    /// Takes from given parameters what a view of this table may keep.
    public static ViewWish of(ViewPlace place, Map<String, String> given) {
        var kept = new LinkedHashMap<String, String>();
        place.words().forEach(word -> Optional.ofNullable(given.get(word)).map(String::strip).filter(value -> !value.isEmpty()).ifPresent(value -> kept.put(word, value)));
        return new ViewWish(kept);
    }

    /// Reads what [#query] wrote.
    public static ViewWish read(ViewPlace place, String query) {
        var given = new LinkedHashMap<String, String>();
        for (var part : query.split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                given.put(part.substring(0, equals), URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return of(place, given);
    }

    /// As a part of an address, without a question mark.
    public String query() {
        return values.entrySet().stream().map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }

    public Optional<String> value(String word) {
        return Optional.ofNullable(values.get(word));
    }
}

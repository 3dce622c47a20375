package org.mailward.web.api.json;

import java.util.List;

/// Takes the asked part out of a list that is whole in memory.
public final class Part {

    private Part() {
    }

    public static <T> List<T> of(List<T> whole, int first, int count) {
        return whole.stream().skip(first).limit(count).toList();
    }
}

package org.mailward.web.api.json;

import java.util.Optional;
import java.util.UUID;
import org.mailward.web.api.openapi.Described;

@Described("A check that was begun.")
public record CheckAskedJson(
        @Described("For /checks/{check}.") UUID check,
        @Described("Path of the page that shows the result to whoever has this link, until it expires; absent while the public checker is switched off.")
        Optional<String> page) implements Located {

    @Override
    public Optional<String> location() {
        return Optional.of("checks/" + check);
    }
}

package org.mailward.web.api.json;

import java.util.List;
import org.mailward.web.api.openapi.Described;

@Described("A part of the list of prospects.")
public record ProspectsJson(
        @Described("Prospects in the whole list.") long total,
        @Described("Place of the first item in the whole list, counted from 0.") int first,
        @Described("Newest first.") List<ProspectJson> items) implements Listed {
}

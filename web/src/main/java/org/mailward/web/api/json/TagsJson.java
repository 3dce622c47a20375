package org.mailward.web.api.json;

import java.util.List;
import org.mailward.estate.boundary.TagBook.Known;
import org.mailward.web.api.openapi.Described;

@Described("A part of the list of tags in use.")
public record TagsJson(
        @Described("Tags in the whole list, of which at most 500 are listed.") long total,
        @Described("Place of the first item in the whole list, counted from 0.") int first,
        @Described("By their words.") List<KnownTagJson> items) implements Listed {

    @Described("A tag in use.")
    public record KnownTagJson(
            @Described("In lower case.") String tag,
            @Described("Customers that bear it.") long customers,
            @Described("Domains that bear it.") long domains) {

        public static KnownTagJson of(Known known) {
            return new KnownTagJson(known.word(), known.customers(), known.domains());
        }
    }

    @Described("The tags of one customer or domain. They replace the old ones as a whole.")
    public record TagListJson(
            @Described("Words, kept in lower case and each once; none of them holds a comma.") List<String> tags) {
    }
}

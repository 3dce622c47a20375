package org.mailward.mailauth.tags;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// A list of tags as DKIM wrote it first and the others took over.
///
/// Reading never fails: what is no tag is kept as a fault, because the standards differ in what they forgive.
///
/// ```
/// tag-list = tag-spec *( ";" tag-spec ) [ ";" ]
/// tag-spec = [FWS] tag-name [FWS] "=" [FWS] tag-value [FWS]
/// ```
///
/// @param text as published
/// @param tags in the order published, duplicates included
/// @param faults what is wrong with the list itself, one sentence each
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-3.2">RFC 6376 §3.2</a>
public record TagList(String text, List<Tag> tags, List<String> faults) {

    /// The most terms that are read from one record; a TXT record of ordinary size cannot hold more.
    public static final int MOST_TERMS = 256;

    public TagList {
        tags = List.copyOf(tags);
        faults = List.copyOf(faults);
    }

    public static TagList read(String text) {
        var tags = new ArrayList<Tag>();
        var faults = new ArrayList<String>();
        var seen = new HashSet<String>();
        String[] terms = text.split(";", -1);
        for (int i = 0; i < terms.length; i++) {
            String term = terms[i].strip();
            if (i >= MOST_TERMS) {
                faults.add("The record has more than " + MOST_TERMS + " terms; the rest was not read.");
                break;
            }
            if (term.isEmpty()) {
                if (i < terms.length - 1) {
                    faults.add("There is an empty term between two semicolons.");
                }
                continue;
            }
            int equals = term.indexOf('=');
            if (equals < 1 || !isName(term.substring(0, equals).strip())) {
                faults.add("'" + Shown.of(term) + "' is not of the form name=value.");
                continue;
            }
            Tag tag = Tag.of(term, equals);
            if (!seen.add(tag.name())) {
                faults.add("The tag '" + tag.name() + "' appears more than once.");
            }
            tags.add(tag);
        }
        return new TagList(text, tags, faults);
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_');
    }

    /// The first tag of this name.
    public Optional<Tag> tag(String name) {
        return tags.stream().filter(tag -> tag.name().equals(name)).findFirst();
    }

    public Optional<String> value(String name) {
        return tag(name).map(Tag::value);
    }

    /// True when the very first term is `v=` and exactly this version.
    public boolean beginsWithVersion(String version) {
        return !tags.isEmpty() && tags.getFirst().name().equals("v") && tags.getFirst().value().equals(version)
                && tags.getFirst().text().equals(text.split(";", 2)[0].strip());
    }

    public boolean hasDuplicates() {
        return tags.stream().map(Tag::name).distinct().count() < tags.size();
    }
}

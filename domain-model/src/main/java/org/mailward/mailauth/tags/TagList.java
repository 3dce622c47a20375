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
        int from = 0;
        for (int terms = 0; from <= text.length(); terms++) {
            if (terms >= MOST_TERMS) {
                faults.add("The record has more than " + MOST_TERMS + " terms; the rest was not read.");
                break;
            }
            int semicolon = text.indexOf(';', from);
            boolean last = semicolon < 0;
            read(text.substring(from, last ? text.length() : semicolon).strip(), last, tags, faults, seen);
            from = last ? text.length() + 1 : semicolon + 1;
        }
        return new TagList(text, tags, faults);
    }

    private static void read(String term, boolean last, List<Tag> tags, List<String> faults, HashSet<String> seen) {
        if (term.isEmpty()) {
            if (!last) {
                faults.add("There is an empty term between two semicolons.");
            }
            return;
        }
        int equals = term.indexOf('=');
        if (equals < 1 || !isName(term.substring(0, equals).strip())) {
            faults.add("'" + Shown.of(term) + "' is not of the form name=value.");
            return;
        }
        Tag tag = Tag.of(term, equals);
        if (!seen.add(tag.name())) {
            faults.add("The tag '" + Shown.of(tag.name()) + "' appears more than once.");
        }
        tags.add(tag);
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /// The first tag of this name.
    public Optional<Tag> tag(String name) {
        for (Tag tag : tags) {
            if (tag.name().equals(name)) {
                return Optional.of(tag);
            }
        }
        return Optional.empty();
    }

    public Optional<String> value(String name) {
        return tag(name).map(Tag::value);
    }

    /// True when the very first term is `v=` and exactly this version.
    public boolean beginsWithVersion(String version) {
        if (tags.isEmpty() || !tags.getFirst().name().equals("v") || !tags.getFirst().value().equals(version)) {
            return false;
        }
        int semicolon = text.indexOf(';');
        return tags.getFirst().text().equals((semicolon < 0 ? text : text.substring(0, semicolon)).strip());
    }

    public boolean hasDuplicates() {
        return tags.stream().map(Tag::name).distinct().count() < tags.size();
    }
}

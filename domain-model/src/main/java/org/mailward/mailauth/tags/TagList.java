package org.mailward.mailauth.tags;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
/// DKIM and ARC tell upper and lower case in names apart ([#exact]); the records that came later do not ([#read]).
///
/// @param text as published
/// @param tags in the order published, duplicates included
/// @param faults what is wrong with the list itself, one sentence each
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-3.2">RFC 6376 §3.2</a>
public record TagList(String text, List<Tag> tags, List<String> faults) {

    /// The most terms that are read from one record; a TXT record of ordinary size cannot hold more.
    public static final int MOST_TERMS = 256;

    /// The fault that most readers go over.
    private static final String EMPTY_TERM = "There is an empty term between two semicolons.";

    public TagList {
        tags = List.copyOf(tags);
        faults = List.copyOf(faults);
    }

    /// Reads a list whose names may be written in any case, and takes them in lower case.
    public static TagList read(String text) {
        return read(text, false);
    }

    /// Reads a list as RFC 6376 §3.2 has it: names keep their case, so that `P=` is not `p=`, and begin with a letter.
    public static TagList exact(String text) {
        return read(text, true);
    }

    private static TagList read(String text, boolean exact) {
        var tags = new ArrayList<Tag>();
        var faults = new ArrayList<String>();
        int from = 0;
        for (int terms = 0; from <= text.length(); terms++) {
            if (terms >= MOST_TERMS) {
                faults.add("The record has more than " + MOST_TERMS + " terms; the rest was not read.");
                break;
            }
            int semicolon = text.indexOf(';', from);
            boolean last = semicolon < 0;
            read(stripped(text, from, last ? text.length() : semicolon), last, exact, tags, faults);
            from = last ? text.length() + 1 : semicolon + 1;
        }
        return new TagList(text, tags, faults);
    }

    private static void read(String term, boolean last, boolean exact, List<Tag> tags, List<String> faults) {
        if (term.isEmpty()) {
            if (!last) {
                faults.add(EMPTY_TERM);
            }
            return;
        }
        int equals = term.indexOf('=');
        String name = equals < 1 ? "" : stripped(term, 0, equals);
        if (!isName(name) || exact && !isLetter(name.charAt(0))) {
            faults.add("'" + Shown.of(term) + "' is not of the form name=value.");
            return;
        }
        Tag tag = new Tag(exact ? name : name.toLowerCase(Locale.ROOT), stripped(term, equals + 1, term.length()), term);
        if (has(tags, tag.name())) {
            faults.add("The tag '" + Shown.of(tag.name()) + "' appears more than once.");
        }
        tags.add(tag);
    }

    private static boolean has(List<Tag> tags, String name) {
        for (Tag tag : tags) {
            if (tag.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /// A part of the text without the blanks around it.
    private static String stripped(String text, int from, int to) {
        int begin = from;
        int end = to;
        while (begin < end && Character.isWhitespace(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(isLetter(c) || c >= '0' && c <= '9' || c == '_')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /// True when nothing stands between two semicolons, which the grammar forbids and most readers forgive.
    public boolean hasEmptyTerm() {
        return faults.contains(EMPTY_TERM);
    }

    /// The faults over which a reader cannot go, one sentence each.
    public List<String> breaches() {
        return faults.stream().filter(fault -> !fault.equals(EMPTY_TERM)).toList();
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
        return beginsWithVersion(text, version);
    }

    /// The same of a text that has not been read, so that a text of another kind need not be.
    public static boolean beginsWithVersion(String text, String version) {
        int semicolon = text.indexOf(';');
        int end = semicolon < 0 ? text.length() : semicolon;
        int equals = text.indexOf('=');
        return equals >= 0 && equals < end && stripped(text, 0, equals).equalsIgnoreCase("v") && stripped(text, equals + 1, end).equals(version);
    }

    public boolean hasDuplicates() {
        for (int i = 1; i < tags.size(); i++) {
            if (has(tags.subList(0, i), tags.get(i).name())) {
                return true;
            }
        }
        return false;
    }
}

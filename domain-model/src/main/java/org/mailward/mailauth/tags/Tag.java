package org.mailward.mailauth.tags;

/// One `name=value` of a tag list.
///
/// @param name blanks removed; in lower case, or as published when the list was read [TagList#exact]ly
/// @param value blanks around it removed; its case is kept
/// @param text the term as published, blanks around it removed
public record Tag(String name, String value, String text) {

    public boolean is(String expected) {
        return value.equalsIgnoreCase(expected);
    }
}

package org.mailward.mailauth.report;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// Names of elements, each looked up by its bytes without making a string of them.
final class Names {

    /// The most names that are remembered; a report has some fifty, and one with more has them made anew each time.
    private static final int MOST = 128;
    private static final int SLOTS = 256;
    private static final Element[] ELEMENTS = Element.values();
    /// Nearly every report writes them so.
    private static final Names STANDARD = new Names(new Name[SLOTS], 0);

    static {
        for (Element each : ELEMENTS) {
            byte[] name = each.name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            STANDARD.of(name, 0, name.length);
        }
    }

    /// @param key the whole name as written, its prefix included
    /// @param local without the prefix, in lower case
    /// @param lower the name is written in lower case
    record Name(byte[] key, int hash, String local, Element element, boolean lower) {

        boolean is(byte[] buffer, int from, int to) {
            return Arrays.equals(key, 0, key.length, buffer, from, to);
        }

        String prefix() {
            String name = new String(key, StandardCharsets.UTF_8);
            return name.indexOf(':') < 0 ? "" : name.substring(0, name.indexOf(':'));
        }
    }

    private final Name[] slots;
    private int known;

    Names() {
        this(STANDARD.slots.clone(), STANDARD.known);
    }

    private Names(Name[] slots, int known) {
        this.slots = slots;
        this.known = known;
    }

    Name of(byte[] buffer, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + buffer[i];
        }
        int slot = (hash ^ hash >>> 15) & SLOTS - 1;
        for (Name name = slots[slot]; name != null; name = slots[slot]) {
            if (name.hash == hash && name.is(buffer, from, to)) {
                return name;
            }
            slot = slot + 1 & SLOTS - 1;
        }
        Name name = name(Arrays.copyOfRange(buffer, from, to), hash);
        if (known < MOST) {
            known++;
            slots[slot] = name;
        }
        return name;
    }

    private static Name name(byte[] key, int hash) {
        String written = new String(key, StandardCharsets.UTF_8);
        String local = written.substring(written.indexOf(':') + 1);
        String lower = local.toLowerCase(Locale.ROOT);
        Element element = Element.UNKNOWN;
        for (Element each : ELEMENTS) {
            if (each != Element.UNKNOWN && each.name().equalsIgnoreCase(lower)) {
                element = each;
            }
        }
        return new Name(key, hash, lower, element, local.equals(lower));
    }
}

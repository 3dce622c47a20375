package org.mailward.mailauth.bimi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One value in ASN.1's DER coding: a tag and its contents.
///
/// Reading is by need, level after level, so that depth cannot exhaust the stack; what is not DER has no children.
final class Der {

    static final int OBJECT_IDENTIFIER = 0x06;
    static final int OCTET_STRING = 0x04;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    /// The most values that are read on one level.
    static final int MOST_CHILDREN = 256;

    private static final int LONG_FORM = 0x80;
    private static final int HIGH_TAG = 0x1F;
    private static final int MOST_LENGTH_OCTETS = 3;
    private static final int ARCS_IN_FIRST = 40;

    private final byte[] octets;
    private final int tag;
    private final int from;
    private final int to;

    private Der(byte[] octets, int tag, int from, int to) {
        this.octets = octets;
        this.tag = tag;
        this.from = from;
        this.to = to;
    }

    /// @return empty when the octets do not begin with a whole value
    static Optional<Der> of(byte[] octets) {
        return at(octets, 0, octets.length);
    }

    private static Optional<Der> at(byte[] octets, int at, int end) {
        if (at + 2 > end || (octets[at] & HIGH_TAG) == HIGH_TAG) {
            return Optional.empty();
        }
        int length = octets[at + 1] & 0xFF;
        int contents = at + 2;
        if (length >= LONG_FORM) {
            int count = length - LONG_FORM;
            if (count == 0 || count > MOST_LENGTH_OCTETS || contents + count > end) {
                return Optional.empty();
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                length = length << 8 | octets[contents + i] & 0xFF;
            }
            contents += count;
        }
        return contents + length > end ? Optional.empty() : Optional.of(new Der(octets, octets[at] & 0xFF, contents, contents + length));
    }

    int tag() {
        return tag;
    }

    /// The values inside; those before the first that cannot be read.
    List<Der> children() {
        var children = new ArrayList<Der>();
        int at = from;
        Optional<Der> child = at(octets, at, to);
        while (child.isPresent() && children.size() < MOST_CHILDREN) {
            children.add(child.get());
            child = at(octets, child.get().to, to);
        }
        return children;
    }

    /// The child at this place, when it has the tag.
    Optional<Der> child(int index, int expected) {
        List<Der> children = children();
        return index < children.size() && children.get(index).tag == expected ? Optional.of(children.get(index)) : Optional.empty();
    }

    byte[] contents() {
        return Arrays.copyOfRange(octets, from, to);
    }

    String text() {
        return new String(octets, from, to - from, StandardCharsets.UTF_8);
    }

    /// An object identifier in dots, such as `1.3.6.1`; empty for every other value.
    Optional<String> oid() {
        if (tag != OBJECT_IDENTIFIER || from == to) {
            return Optional.empty();
        }
        var dots = new StringBuilder();
        long arc = 0;
        for (int i = from; i < to; i++) {
            arc = arc << 7 | octets[i] & 0x7F;
            if (arc > Integer.MAX_VALUE) {
                return Optional.empty();
            }
            if ((octets[i] & LONG_FORM) == 0) {
                if (dots.isEmpty()) {
                    long first = Math.min(arc / ARCS_IN_FIRST, 2);
                    dots.append(first).append('.').append(arc - first * ARCS_IN_FIRST);
                } else {
                    dots.append('.').append(arc);
                }
                arc = 0;
            }
        }
        return Optional.of(dots.toString());
    }
}

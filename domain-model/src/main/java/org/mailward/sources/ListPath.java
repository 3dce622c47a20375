package org.mailward.sources;

import java.util.Set;

/// Tells by its labels that a name is of a mailing list's server or of a forwarder.
final class ListPath {

    private static final Set<String> LABELS = Set.of("list", "lists", "listserv", "mailman", "mailman3", "groups", "sympa", "majordomo", "discuss", "forward", "forwarder", "forwarding", "fwd", "srs",
            "alias", "aliases", "relay-forward");

    private ListPath() {
    }

    static boolean is(String name) {
        int begin = 0;
        while (begin < name.length()) {
            int dot = name.indexOf('.', begin);
            if (dot < 0) {
                return false;
            }
            if (LABELS.contains(name.substring(begin, dot))) {
                return true;
            }
            begin = dot + 1;
        }
        return false;
    }
}

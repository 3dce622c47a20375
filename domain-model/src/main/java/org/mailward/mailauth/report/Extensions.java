package org.mailward.mailauth.report;

import java.util.Set;

/// What stands in one place of a report beside what the standard knows, as XML: as many whole elements as have room together.
final class Extensions {

    private final int most;
    private final Set<Quirk> quirks;
    private final StringBuilder text = new StringBuilder();

    /// @param most the most characters of all together
    Extensions(int most, Set<Quirk> quirks) {
        this.most = most;
        this.quirks = quirks;
    }

    void add(String xml) {
        if (text.length() + xml.length() > most) {
            quirks.add(Quirk.EXTENSION_CUT);
        } else {
            text.append(xml);
        }
    }

    void clear() {
        text.setLength(0);
    }

    /// Empty where there are none.
    @Override
    public String toString() {
        return text.toString();
    }
}

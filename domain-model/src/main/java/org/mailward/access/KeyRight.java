package org.mailward.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// What of its role's work an API key may do. A right never gives more than the role.
public enum KeyRight {
    /// Looks at whatever the role sees.
    READ,
    /// Asks for scans, checks and reports to be made.
    SCAN,
    /// Brings reports of receivers in, and has them read again.
    INTAKE,
    /// Changes customers, domains, prospects and what is noted of them.
    CHANGE,
    /// Sees and changes what is the house's own: people, keys, the activity log, mails that were sent, settings, the brand.
    ADMINISTER;

    public static final Set<KeyRight> ALL = Set.of(values());

    private static final String BETWEEN = ",";

    /// As one text, always in the same order.
    public static String write(Set<KeyRight> rights) {
        return rights.stream().sorted().map(Enum::name).collect(Collectors.joining(BETWEEN));
    }

    /// @throws IllegalArgumentException when a word is no right
    public static Set<KeyRight> read(String text) {
        return text.isEmpty() ? Set.of() : Set.copyOf(Arrays.stream(text.split(BETWEEN)).map(KeyRight::valueOf).collect(Collectors.toCollection(() -> EnumSet.noneOf(KeyRight.class))));
    }
}

package org.mailward.mailauth.dmarc;

/// The two standards that receivers follow in the years of change.
public enum Standard {
    /// The current one: organizational domains by walking up the tree, `np`, `psd`, `t`.
    RFC_9989("RFC 9989"),
    /// The old one: organizational domains by the public suffix list, `pct`.
    RFC_7489("RFC 7489");

    private final String title;

    Standard(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}

package org.mailward.mailauth.report;

import java.io.IOException;

/// Thrown by a payload's stream where unpacking cannot go on: damaged, or over a limit; and by whoever takes rows and can take no more. The
/// readers turn it into their result.
public final class BrokenContent extends IOException {

    private static final long serialVersionUID = 1;

    private final transient Unreadable unreadable;

    public BrokenContent(Fault fault, String sentence, String where) {
        super(sentence);
        this.unreadable = new Unreadable(fault, sentence, where);
    }

    public Unreadable unreadable() {
        return unreadable;
    }
}

package org.mailward.web.shell;

/// There is no such thing for this caller. It is shown as a page that does not exist, whoever it may belong to.
public class NotInScope extends RuntimeException {

    public NotInScope() {
        super("Not in the caller's scope", null, false, false);
    }
}

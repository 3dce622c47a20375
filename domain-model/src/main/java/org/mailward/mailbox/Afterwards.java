package org.mailward.mailbox;

/// What becomes of a message once its report cannot be lost any more.
public enum Afterwards {
    /// It moves to another folder.
    MOVE,
    /// It stays and is marked as read.
    MARK
}

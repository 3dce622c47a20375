package org.mailward.platform.persistence;

/// The database, or the way to it, is broken. Trying again later may help.
public class PersistenceTrouble extends RuntimeException {

    public PersistenceTrouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

package org.mailward.platform.identity;

/// Keycloak, or the way to it, is broken. Trying again later may help.
public class DirectoryTrouble extends RuntimeException {

    public DirectoryTrouble(String sentence) {
        super(sentence);
    }

    public DirectoryTrouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

package org.mailward.platform.secrets;

/// A sealed secret cannot be opened, or none can be sealed. The message is a sentence for whoever runs the installation.
public class VaultTrouble extends RuntimeException {

    public VaultTrouble(String sentence) {
        super(sentence);
    }

    public VaultTrouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

package org.mailward.platform.dns;

/// A message arrived whole, and something in it has no meaning; the message is a sentence for a person.
final class UnreadableDataException extends Exception {

    private static final long serialVersionUID = 1;

    UnreadableDataException(String sentence) {
        super(sentence);
    }
}

package org.mailward.tenancy;

/// A caller gave a value that cannot be accepted; says which field, and how to mend it.
public class InvalidInput extends IllegalArgumentException {

    private final String field;

    public InvalidInput(String field, String sentence) {
        super(sentence);
        this.field = field;
    }

    public String field() {
        return field;
    }
}

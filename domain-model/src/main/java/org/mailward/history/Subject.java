package org.mailward.history;

import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;

/// What a change is about: all records of one type at one name, or one document on the web.
///
/// @param name a domain name in A-labels, or the document's address
/// @param type a record type's name, or [#DOCUMENT]
public record Subject(String name, String type) implements Comparable<Subject> {

    public static final String DOCUMENT = "DOCUMENT";

    public static Subject of(Question question) {
        return new Subject(question.name().ascii(), question.type().name());
    }

    public static Subject document(String address) {
        return new Subject(address, DOCUMENT);
    }

    public boolean isDocument() {
        return type.equals(DOCUMENT);
    }

    /// @throws IllegalStateException when it is a document
    public Question question() {
        if (isDocument()) {
            throw new IllegalStateException(name + " is a document, not a question to DNS");
        }
        return new Question(new DomainName(name), RecordType.valueOf(type));
    }

    @Override
    public int compareTo(Subject other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : type.compareTo(other.type);
    }

    @Override
    public String toString() {
        return isDocument() ? name : name + " " + type;
    }
}

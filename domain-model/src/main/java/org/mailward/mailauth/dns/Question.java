package org.mailward.mailauth.dns;

/// One question to DNS: which records of this type stand at this name?
public record Question(DomainName name, RecordType type) {

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Question(DomainName otherName, RecordType otherType) && type == otherType && name.equals(otherName);
    }

    /// From the type's place in its list rather than its identity, so that a map looks alike in every run.
    @Override
    public int hashCode() {
        return name.hashCode() * 31 + type.ordinal();
    }

    @Override
    public String toString() {
        return name + " " + type;
    }
}

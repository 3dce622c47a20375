package org.mailward.mailauth.dns;

/// One question to DNS: which records of this type stand at this name?
public record Question(DomainName name, RecordType type) {

    @Override
    public String toString() {
        return name + " " + type;
    }
}

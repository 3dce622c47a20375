package org.mailward.mailauth.dns;

/// The record types that mail authentication asks for.
public enum RecordType {
    A, AAAA, CAA, CNAME, DNSKEY, DS, MX, NS, PTR, SOA, TLSA, TXT
}

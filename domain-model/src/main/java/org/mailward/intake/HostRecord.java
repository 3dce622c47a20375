package org.mailward.intake;

import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordType;

/// A record that has to stand in DNS so that reports come to a reports host.
///
/// @param name where it stands; may begin with `*`
/// @param value as it is typed into a zone
public record HostRecord(HostPurpose purpose, DomainName name, RecordType type, String value) {
}

package org.mailward.traffic;

/// Sessions under one policy in a range (RFC 8460 §4.2).
///
/// @param type `sts`, `tlsa`, `no-policy-found` or what was reported instead
public record TlsPolicyLine(String type, String policyDomain, String mxHosts, int reporters, long successful, long failed) {
}

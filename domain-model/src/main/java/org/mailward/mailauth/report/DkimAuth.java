package org.mailward.mailauth.report;

/// What a receiver found of one DKIM signature.
///
/// @param domain of the signature's tag `d=`, as written
/// @param selector of its tag `s=`; empty when the report does not say
/// @param human for people; empty when there is nothing
public record DkimAuth(String domain, String selector, Stated<AuthResult> result, String human) {
}

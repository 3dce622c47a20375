package org.mailward.mailauth.report;

/// What a receiver found of SPF.
///
/// @param domain that was checked, as written; empty for the null sender
/// @param human for people; empty when there is nothing
public record SpfAuth(String domain, Stated<SpfScope> scope, Stated<AuthResult> result, String human) {
}

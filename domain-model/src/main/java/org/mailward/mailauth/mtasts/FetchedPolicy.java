package org.mailward.mailauth.mtasts;

import org.mailward.mailauth.web.FetchFailure;

/// What the policy host said.
public sealed interface FetchedPolicy {

    /// The host answered 200 with a body.
    /// @param text the body as received
    /// @param contentType the header's value, empty when there was none
    record Body(String text, String contentType) implements FetchedPolicy {
    }

    /// The host answered with another status. A redirect is one of them, and is never followed (RFC 8461 §3.3).
    /// @param code 100 to 599, never 200
    record Status(int code) implements FetchedPolicy {
    }

    /// No answer that could be trusted was received.
    /// @param detail one or two sentences for a person, without secrets
    record Failed(FetchFailure failure, String detail) implements FetchedPolicy {
    }
}

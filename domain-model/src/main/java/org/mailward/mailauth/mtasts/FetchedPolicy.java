package org.mailward.mailauth.mtasts;

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
    /// @param detail one sentence for a person, without secrets
    record Failed(Failure failure, String detail) implements FetchedPolicy {
    }

    /// Why there was no answer that could be trusted.
    enum Failure {
        /// The host did not answer in time.
        TIMEOUT,
        /// No connection could be made.
        UNREACHABLE,
        /// The certificate is not valid for the policy host.
        CERTIFICATE,
        /// The body is longer than the limit.
        TOO_LARGE,
        /// The host's name leads into a network that is never spoken to.
        BLOCKED_ADDRESS,
        /// The host's name has no address.
        NO_ADDRESS,
        /// The answer is not HTTP, or not text.
        MALFORMED
    }
}

package org.mailward.mailauth.web;

import java.nio.charset.StandardCharsets;

/// What a web server said when it was asked for one document.
public sealed interface FetchedDocument {

    /// The server answered 200 with a body.
    ///
    /// @param octets the body as received, one `char` from 0 to 255 per octet
    /// @param contentType the header's value, empty when there was none
    record Body(String octets, String contentType) implements FetchedDocument {

        public Body {
            if (octets.chars().anyMatch(c -> c > 0xFF)) {
                throw new IllegalArgumentException("A body holds octets, one char from 0 to 255 for each");
            }
        }

        public byte[] bytes() {
            return octets.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /// The server answered with another status. A redirect is one of them, and is never followed.
    ///
    /// @param code 100 to 599, never 200
    /// @param location where a redirect points, as received; empty when the answer said nothing
    record Status(int code, String location) implements FetchedDocument {
    }

    /// No answer that could be trusted was received.
    /// @param detail one or two sentences for a person, without secrets
    record Failed(FetchFailure failure, String detail) implements FetchedDocument {
    }
}

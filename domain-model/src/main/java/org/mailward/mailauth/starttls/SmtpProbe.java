package org.mailward.mailauth.starttls;

import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.web.FetchFailure;

/// What one mail server did when it was asked to encrypt.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc3207#section-4">RFC 3207 §4</a>
public sealed interface SmtpProbe {

    /// The connection was encrypted. The certificate was looked at and nothing was refused because of it.
    ///
    /// @param address the address spoken to, as text
    /// @param protocol such as `TLSv1.3`
    /// @param cipher the cipher suite's name
    /// @param chain the certificates as sent, the server's own first; at least one
    /// @param objection why a sender that checks would not believe the certificate for the host's name; empty when it would
    /// @param detail the objection in one or two sentences; else empty
    record Encrypted(String address, String protocol, String cipher, List<SeenCertificate> chain, Optional<FetchFailure> objection, String detail) implements SmtpProbe {

        public Encrypted {
            chain = List.copyOf(chain);
            if (chain.isEmpty()) {
                throw new IllegalArgumentException("An encrypted connection to a mail server shows at least one certificate");
            }
        }
    }

    /// The server does not offer encryption.
    record NotOffered(String address) implements SmtpProbe {
    }

    /// The server offers encryption, and then it does not come about.
    /// @param detail one sentence
    record Broken(String address, Cause cause, String detail) implements SmtpProbe {
    }

    /// Nothing was seen. It may be the network's trouble as well as the server's: many networks close the port.
    /// @param detail one or two sentences for a person, without secrets
    record Failed(FetchFailure failure, String detail) implements SmtpProbe {
    }

    /// Why encryption that is offered does not come about. The names are written into stored evidence and never change.
    enum Cause {
        /// The server refuses the command that it announced.
        COMMAND_REFUSED,
        /// The server knows only versions of TLS that are retired (RFC 8996 §2).
        TLS_TOO_OLD,
        /// The two sides do not agree for another reason.
        HANDSHAKE
    }
}

package org.mailward.mailauth.arc;

import java.time.Instant;
import java.util.List;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.message.Message;

/// What became of validating a chain.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8617#section-5.2">RFC 8617 §5.2</a>
public sealed interface ArcChain {

    /// The most sets of a chain (RFC 8617 §4.2.1).
    int MOST_SETS = 50;

    /// One or two sentences.
    String why();

    /// The sets as far as they could be read, the first server's first.
    List<ArcSet> sets();

    /// As Authentication-Results has it.
    default String word() {
        return switch (this) {
            case None _ -> "none";
            case Pass _ -> "pass";
            case Fail _ -> "fail";
            case TempError _ -> "temperror";
            case Neutral _ -> "neutral";
        };
    }

    /// No server sealed the message.
    record None() implements ArcChain {
        @Override
        public String why() {
            return "No server on the way sealed the message.";
        }

        @Override
        public List<ArcSet> sets() {
            return List.of();
        }
    }

    /// @param oldestPass the first instance whose signature still holds: since then the message was not changed; 0 when that of the first set does
    record Pass(List<ArcSet> sets, int oldestPass, String why) implements ArcChain {
        public Pass {
            sets = List.copyOf(sets);
        }
    }

    record Fail(List<ArcSet> sets, String why) implements ArcChain {
        public Fail {
            sets = List.copyOf(sets);
        }
    }

    /// A key could not be looked up.
    record TempError(List<ArcSet> sets, String why) implements ArcChain {
        public TempError {
            sets = List.copyOf(sets);
        }
    }

    /// The seals hold, but the body is not known.
    record Neutral(List<ArcSet> sets, String why) implements ArcChain {
        public Neutral {
            sets = List.copyOf(sets);
        }
    }

    /// @param at when the message is judged
    static ArcChain validate(Message message, DnsResolver resolver, Instant at) {
        return new ArcValidation(message, resolver, at).validate();
    }
}

package org.mailward.mailauth.spf;

/// The receiving side, which the text of a refusal may name (RFC 7208 §7.3).
///
/// @param host the receiving server's name, for the macro `r`
/// @param time seconds since 1970, for the macro `t`
public record SpfReceiver(String host, long time) {

    /// A check without a receiving server.
    public static final SpfReceiver UNKNOWN = new SpfReceiver("unknown", 0);
}

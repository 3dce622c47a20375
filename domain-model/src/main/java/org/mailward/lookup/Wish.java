package org.mailward.lookup;

import java.util.Optional;

/// What somebody wants to look up, as typed.
///
/// @param domain a domain as people write it
/// @param selector a DKIM selector to try before the usual ones
/// @param sender an IP address, to ask whether it may send for the domain
public record Wish(Tool tool, String domain, Optional<String> selector, Optional<String> sender) {

    public Wish {
        selector = selector.map(String::strip).filter(text -> !text.isEmpty());
        sender = sender.map(String::strip).filter(text -> !text.isEmpty());
    }
}

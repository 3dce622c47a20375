package org.mailward.intake.control;

import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;

/// Names that strangers write.
final class DomainNames {

    private DomainNames() {
    }

    /// @return empty when the text is no name that DNS can hold
    static Optional<DomainName> read(String text) {
        try {
            return Optional.of(DomainName.of(text)).filter(name -> !name.equals(DomainName.ROOT));
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }
}

package org.mailward.web.api.json;

import java.util.Optional;

/// Something that has an address of its own, which its response names in `Location`.
public interface Located {

    /// Path below the API's root, without a leading slash; empty when there is nothing to follow.
    Optional<String> location();
}

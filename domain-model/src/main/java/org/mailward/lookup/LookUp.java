package org.mailward.lookup;

import java.util.Optional;
import org.mailward.assessment.Assessment;
import org.mailward.assessment.Facts;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.spf.SpfResult;

/// What a look-up found.
///
/// @param facts what was read, of which only the tool's own part is whole
/// @param sender what SPF says about the address that was asked for
public record LookUp(Wish wish, DomainName domain, Assessment assessment, Facts facts, Optional<SpfResult> sender) {

    public Tool tool() {
        return wish.tool();
    }
}

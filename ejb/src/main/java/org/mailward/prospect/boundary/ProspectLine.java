package org.mailward.prospect.boundary;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mailward.checker.CheckFigures;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.prospect.Prospect;
import org.mailward.prospect.ProspectProfile;

/// A prospect in a list.
///
/// @param figures the baseline's
/// @param customer the customer that it became; empty while it is none
/// @param version what an editor must bring back, so that two editors do not overwrite each other
public record ProspectLine(UUID id, ProspectProfile profile, DomainName domain, CheckFigures figures, Instant createdAt, String createdBy, Optional<UUID> customer,
                           int version) {

    static ProspectLine of(Prospect prospect) {
        return new ProspectLine(prospect.id(), prospect.profile(), prospect.domain(), prospect.figures(), prospect.createdAt(), prospect.createdBy(),
                prospect.customerId(), prospect.version());
    }
}

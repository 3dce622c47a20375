package org.mailward.bulk;

import java.util.Optional;
import java.util.UUID;
import org.mailward.estate.StageTarget;
import org.mailward.tenancy.InvalidInput;

/// What is to be done to many rows.
///
/// @param tag for tagging and untagging, as it is kept
/// @param target for aiming at a stage; empty takes back what was said
/// @param member for assigning: the membership of who is to look after the customers
public record BulkTask(BulkOf rows, BulkDeed deed, Optional<String> tag, Optional<StageTarget> target, Optional<UUID> member) {

    public BulkTask {
        if (!deed.fits(rows)) {
            throw new InvalidInput("deed", "Whole customers are given to somebody to look after, not single domains.");
        }
        if (deed.withTag() && tag.isEmpty()) {
            throw new InvalidInput("tag", "Say which tag.");
        }
        if (deed.withMember() && member.isEmpty()) {
            throw new InvalidInput("member", "Say who.");
        }
        tag = tag.filter(_ -> deed.withTag());
        target = target.filter(_ -> deed == BulkDeed.TARGET);
        member = member.filter(_ -> deed.withMember());
    }
}

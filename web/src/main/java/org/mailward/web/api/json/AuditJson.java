package org.mailward.web.api.json;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.audit.boundary.AuditTrail.Deed;
import org.mailward.web.api.openapi.Described;

@Described("A part of the activity log.")
public record AuditJson(
        @Described("Entries in the whole log.") long total,
        @Described("Place of the first item in the whole log, counted from 0.") int first,
        @Described("The newest first.") List<DeedJson> items) implements Listed {

    @Described("Something that was done.")
    public record DeedJson(
            @Described("When.") Instant at,
            @Described("Who did it.") String who,
            @Described("From which address, or by which of the portal's own jobs.") String from,
            @Described("What, as a word that stays the same for good.") String action,
            @Described("What in particular.") String detail,
            @Described("The customer that it is about, where it is about one.") Optional<UUID> customer) {

        public static DeedJson of(Deed deed) {
            return new DeedJson(deed.at(), deed.who(), deed.from(), deed.action(), deed.detail(), deed.customer());
        }
    }
}

package org.mailward.web.builder;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mailward.builder.Rehearsal;
import org.mailward.builder.Rehearsal.Placed;
import org.mailward.builder.ZoneEditor;
import org.mailward.builder.ZoneEditor.Typing;

/// One record that was judged, with how it is published.
///
/// @param typings what to type into each zone editor; none for a file, and none where nothing is published
/// @param fileAddress where a file is served; empty for a record
public record Placement(Placed placed, List<Typing> typings, Optional<String> fileAddress) {

    /// The time to live that instructions name, in seconds.
    private static final long TTL = 3600;

    /// True for a record whose value many zone editors take in parts, a field each.
    public boolean isSeveralFields() {
        return switch (placed.draft().kind()) {
            case MX, CAA, TLSA -> true;
            case DMARC, SPF, DKIM, MTA_STS, MTA_STS_POLICY, TLS_RPT, BIMI -> false;
        };
    }

    static List<Placement> of(Rehearsal rehearsal) {
        return rehearsal.changes().stream().map(placed -> {
            var draft = placed.draft();
            boolean file = draft.kind().isFile();
            return new Placement(placed, file || draft.value().isEmpty() ? List.of() : Arrays.stream(ZoneEditor.values()).map(editor -> editor.typing(placed.zone(), draft, TTL)).toList(),
                    file ? Optional.of("https://mta-sts." + draft.domain().ascii() + "/.well-known/mta-sts.txt") : Optional.empty());
        }).toList();
    }
}

package org.mailward.web.traffic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailward.sources.Reason;
import org.mailward.web.component.Text;

/// Why a source is what it is, in words: one set for the provider's staff, one for people who know no DNS.
@Named
@ApplicationScoped
public class ReasonWords {

    @Inject
    private Text text;

    /// A sentence for each reason, the strongest first.
    ///
    /// @param client for a customer's own people
    public List<String> all(List<Reason> reasons, boolean client) {
        return reasons.stream().filter(reason -> reason.kind() != Reason.Kind.NETWORK || reason.pieces().stream().anyMatch(piece -> !piece.isEmpty()))
                .map(reason -> of(reason, client)).distinct().toList();
    }

    private String of(Reason reason, boolean client) {
        return text.of((client ? "reason-client." : "reason.") + reason.kind(), names(reason, client).toArray());
    }

    /// What the sentence names: first what was seen, then the service that it is.
    private List<String> names(Reason reason, boolean client) {
        var pieces = reason.pieces();
        return switch (reason.kind()) {
            case DKIM_OF_SERVICE, DKIM_SELECTOR -> List.of(signature(pieces, client), SourceNames.service(pieces.get(2)));
            case DKIM_OWN, DKIM_OTHER, DKIM_FAILED -> List.of(signature(pieces, client));
            case SPF_OF_SERVICE, INCLUDE_OF_SERVICE, REVERSE_OF_SERVICE, REVERSE_PRETENDED, LOOK_ALIKE -> List.of(pieces.get(0), SourceNames.service(pieces.get(1)));
            case MARKED -> List.of(text.word("mark", pieces.get(0)));
            case NETWORK -> List.of(pieces.stream().filter(piece -> !piece.isEmpty()).collect(Collectors.joining(", ")));
            case SPF_REFUSED, SURVIVED -> List.of(pieces.get(0).isEmpty() ? text.of("reason.no-sender") : pieces.get(0));
            case SPF_OWN, SPF_OTHER, INCLUDE_OTHER, REVERSE_OWN, REVERSE_CONFIRMED, REVERSE_GENERIC, REVERSE_UNCONFIRMED, LIST_PATH, DKIM_NONE, RECORD_ITSELF, CONTRADICTION, NO_DETAILS, REVERSE_NONE, MANY_DOMAINS,
                    FOREIGN_EVERYWHERE, OVERRULED -> pieces;
        };
    }

    private String signature(List<String> pieces, boolean client) {
        return client || pieces.get(1).isEmpty() ? pieces.get(0) : text.of("reason.signature", Stream.of(pieces.get(0), pieces.get(1)).toArray());
    }
}

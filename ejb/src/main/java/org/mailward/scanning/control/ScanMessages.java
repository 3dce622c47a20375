package org.mailward.scanning.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.platform.jobs.Jobs;

/// Tells the consumers about waiting scans, once those who asked for them have committed.
@ApplicationScoped
public class ScanMessages {

    /// What a message says: do these scans of a provider.
    public record Notice(UUID provider, List<UUID> scans) {

        public Notice {
            scans = List.copyOf(scans);
        }

        /// @throws IllegalArgumentException when the text is no notice
        public static Notice read(String text) {
            var ids = Arrays.stream(text.split(" ")).map(UUID::fromString).toList();
            if (ids.size() < 2) {
                throw new IllegalArgumentException("A notice of scans names a provider and at least one scan");
            }
            return new Notice(ids.getFirst(), ids.subList(1, ids.size()));
        }

        String text() {
            return Stream.concat(Stream.of(provider), scans.stream()).map(UUID::toString).collect(Collectors.joining(" "));
        }
    }

    @Inject
    @ConfigProperty(name = "mailward.scan.batch", defaultValue = "50")
    private int batch;

    @Inject
    private Jobs jobs;

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ScansAsked asked) {
        send(asked.provider(), asked.scans());
    }

    public void send(UUID provider, Collection<UUID> scans) {
        var all = List.copyOf(scans);
        var notices = new ArrayList<String>();
        for (int from = 0; from < all.size(); from += batch) {
            notices.add(new Notice(provider, all.subList(from, Math.min(from + batch, all.size()))).text());
        }
        jobs.tellScanners(notices);
    }
}

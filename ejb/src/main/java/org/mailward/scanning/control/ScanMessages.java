package org.mailward.scanning.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.UUID;
import org.mailward.platform.jobs.Jobs;

/// Tells the consumers about waiting scans, once those who asked for them have committed.
@ApplicationScoped
public class ScanMessages {

    /// What a message says.
    public record Notice(UUID provider, UUID scan) {

        /// @throws IllegalArgumentException when the text is no notice
        public static Notice read(String text) {
            var parts = text.split(" ");
            if (parts.length != 2) {
                throw new IllegalArgumentException("A notice of a scan has two ids, not " + parts.length);
            }
            return new Notice(UUID.fromString(parts[0]), UUID.fromString(parts[1]));
        }

        String text() {
            return provider + " " + scan;
        }
    }

    @Inject
    private Jobs jobs;

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ScansAsked asked) {
        send(asked.provider(), asked.scans());
    }

    public void send(UUID provider, Collection<UUID> scans) {
        jobs.tellScanners(scans.stream().map(scan -> new Notice(provider, scan).text()).toList());
    }
}

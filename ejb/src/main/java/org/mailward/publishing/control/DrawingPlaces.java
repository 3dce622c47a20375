package org.mailward.publishing.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.mailward.platform.jobs.FairPlaces;
import org.mailward.platform.jobs.FairPlaces.Shares;
import org.mailward.platform.settings.Settings;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Scope;

/// Bounds the reports that are drawn on this node while somebody waits for them.
///
/// Each takes memory and processor time from everybody. So one provider has some of the places, and one person or program one of
/// them, however many are asked for; who finds none waits a moment and is then told to come again. Those that are made in the
/// background have places of their own: [ReportWork].
@ApplicationScoped
public class DrawingPlaces {

    /// Nothing was begun, and what to do instead.
    public static final String BUSY = "As many reports are being drawn at the moment as this server draws at the same time for everybody, for one provider or for one person. "
            + "Nothing is lost: ask again in a few seconds, or have the report made in the background.";

    private final FairPlaces places;
    private final Duration patience;

    /// The defaults; what the container's proxy needs.
    DrawingPlaces() {
        this(new Settings(_ -> Optional.empty()));
    }

    @Inject
    public DrawingPlaces(Config config) {
        this(Settings.of(config));
    }

    DrawingPlaces(Settings settings) {
        int atOnce = settings.number("mailward.drawing.at-once", 4);
        int perProvider = settings.number("mailward.drawing.per-provider", 2);
        int perPerson = settings.number("mailward.drawing.per-person", 1);
        if (atOnce < 1 || perProvider < 1 || perPerson < 1) {
            throw new IllegalArgumentException("mailward.drawing.at-once, per-provider and per-person are at least 1, not " + atOnce + ", " + perProvider + " and " + perPerson);
        }
        // Whoever lowers one of them has no reason to think of those within it.
        int ofProvider = Math.min(perProvider, atOnce);
        places = new FairPlaces(new Shares(atOnce, ofProvider, Math.min(perPerson, ofProvider), settings.number("mailward.drawing.waiting", 20)));
        patience = settings.duration("mailward.drawing.patience", Duration.ofSeconds(10));
    }

    /// Does this in a place of the caller's, once there is one.
    /// @return what came of it, or a refusal without a field when there was no place; then nothing was done
    public <T> Outcome<T> in(Scope scope, Supplier<Outcome<T>> work) {
        var place = places.take(scope.provider().toString(), scope.actor().subject(), patience);
        if (place.isEmpty()) {
            return Outcome.refused("", BUSY);
        }
        try (var _ = place.get()) {
            return work.get();
        }
    }
}

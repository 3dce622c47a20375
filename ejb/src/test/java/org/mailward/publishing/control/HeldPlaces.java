package org.mailward.publishing.control;

import java.util.Map;
import java.util.Optional;
import org.mailward.platform.settings.Settings;

/// The usual places, where nobody waits.
public final class HeldPlaces {

    private HeldPlaces() {
    }

    public static DrawingPlaces impatient() {
        return new DrawingPlaces(new Settings(property -> Optional.ofNullable(Map.of("mailward.drawing.patience", "1").get(property))));
    }
}

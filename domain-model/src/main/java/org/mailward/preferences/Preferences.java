package org.mailward.preferences;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.mailward.tenancy.InvalidInput;

/// How a person reads pages and mails.
///
/// @param zone in which moments are shown; days of reports are counted in UTC whoever reads
public record Preferences(ZoneId zone, Format format, Theme theme) {

    /// How pages read for those who chose nothing.
    public static final Preferences DEFAULT = new Preferences(ZoneOffset.UTC, Format.BRITISH, Theme.SYSTEM);

    private static final String UTC = "UTC";

    /// @param zone its name, such as `Europe/Berlin`
    /// @throws InvalidInput when there is no such zone
    public static Preferences of(String zone, Format format, Theme theme) {
        try {
            return new Preferences(zone.equals(UTC) ? ZoneOffset.UTC : ZoneId.of(zone), format, theme);
        } catch (DateTimeException e) {
            throw new InvalidInput("zone", "'" + zone + "' is no time zone; choose one of the list.");
        }
    }

    /// The same of what was kept: a zone that is not known any more reads as UTC.
    public static Preferences kept(String zone, Format format, Theme theme) {
        try {
            return of(zone, format, theme);
        } catch (InvalidInput e) {
            return of(UTC, format, theme);
        }
    }

    /// The zone's name, as [#of(String, Format, Theme)] reads it.
    public String zoneName() {
        return zone.normalized().equals(ZoneOffset.UTC) ? UTC : zone.getId();
    }

    /// The zones that can be chosen, by their names.
    public static List<String> zones() {
        return Stream.concat(Stream.of(UTC), ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.matches("(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*")).sorted()).toList();
    }
}

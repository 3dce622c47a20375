package org.mailward.web.preferences;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mailward.preferences.Format;
import org.mailward.preferences.MailWishes;
import org.mailward.preferences.Preferences;
import org.mailward.preferences.Theme;
import org.mailward.preferences.boundary.MySettings;
import org.mailward.web.component.Feedback;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.Viewer;

/// Where everybody chooses how pages read, and which mails come.
@Named
@ViewScoped
public class SettingsPage implements Serializable {

    private static final String HERE = "/app/settings.xhtml?faces-redirect=true";

    @Inject
    private CurrentScope current;

    @Inject
    private MySettings settings;

    @Inject
    private Viewer viewer;

    @Inject
    private Feedback feedback;

    private String zone = "";
    private Format format = Format.BRITISH;
    private Theme theme = Theme.SYSTEM;
    private boolean critical;
    private boolean weekly;
    private boolean reports;
    private String address = "";
    private int version = -1;

    public void load() {
        var mine = settings.mine(current.scope());
        // How one reads may have been chosen in another seat.
        var reads = viewer.preferences();
        zone = reads.zoneName();
        format = reads.format();
        theme = reads.theme();
        critical = mine.wishes().critical();
        weekly = mine.wishes().weekly();
        reports = mine.wishes().reports();
        address = mine.address();
        version = mine.version();
    }

    public @Nullable String save() {
        return feedback.of(() -> settings.choose(current.scope(), Preferences.of(zone, format, theme), new MailWishes(critical, weekly, reports), version)).map(_ -> {
            feedback.done("settings.saved");
            return HERE;
        }).orElse(null);
    }

    /// The zones by their areas, in the order of their names.
    public Map<String, List<String>> getZones() {
        var areas = new TreeMap<String, List<String>>();
        Preferences.zones().stream().filter(id -> id.contains("/")).forEach(id -> areas.computeIfAbsent(id.substring(0, id.indexOf('/')), _ -> new java.util.ArrayList<>()).add(id));
        return areas;
    }

    /// A zone as people read it.
    public String label(String id) {
        return id.substring(id.indexOf('/') + 1).replace('_', ' ').replace("/", " – ");
    }

    /// This moment as it would read.
    public String example(Format one) {
        return one.moment(viewer.now(), zone.isEmpty() || zone.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(zone));
    }

    public Format[] getFormats() {
        return Format.values();
    }

    public Theme[] getThemes() {
        return Theme.values();
    }

    public String getZone() {
        return zone;
    }

    public void setZone(String chosen) {
        zone = chosen;
    }

    public Format getFormat() {
        return format;
    }

    public void setFormat(Format chosen) {
        format = chosen;
    }

    public Theme getTheme() {
        return theme;
    }

    public void setTheme(Theme chosen) {
        theme = chosen;
    }

    public boolean isCritical() {
        return critical;
    }

    public void setCritical(boolean chosen) {
        critical = chosen;
    }

    public boolean isWeekly() {
        return weekly;
    }

    public void setWeekly(boolean chosen) {
        weekly = chosen;
    }

    public boolean isReports() {
        return reports;
    }

    public void setReports(boolean chosen) {
        reports = chosen;
    }

    public String getAddress() {
        return address;
    }
}

package org.mailward.web.traffic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.mailward.platform.time.Time;

/// The present day in UTC, as days are counted in reports.
@ApplicationScoped
public class Today {

    @Inject
    private Time time;

    public LocalDate day() {
        return LocalDate.ofInstant(time.now(), ZoneOffset.UTC);
    }
}

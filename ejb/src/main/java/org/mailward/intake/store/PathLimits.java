package org.mailward.intake.store;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How many paths are kept one by one.
@ApplicationScoped
public class PathLimits {

    @Inject
    @ConfigProperty(name = "mailward.intake.day-paths", defaultValue = "5000")
    private int ofDay;

    /// For the container, which sets what is set.
    public PathLimits() {
        this(5_000);
    }

    public PathLimits(int ofDay) {
        this.ofDay = ofDay;
    }

    @PostConstruct
    void check() {
        if (ofDay < 1) {
            throw new IllegalArgumentException("mailward.intake.day-paths is at least 1, not " + ofDay);
        }
    }

    /// The most of one domain's day, those that stand for others not counted.
    int ofDay() {
        return ofDay;
    }
}

package org.mailward.assessment.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.assessment.Concern;
import org.mailward.assessment.store.Concerns;
import org.mailward.intake.ArrivalState;
import org.mailward.intake.store.Arrivals;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;

/// What the provider's people should look at today.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST})
public class Attention {

    /// Concerns of a kind that are shown at once.
    public static final int SHOWN = 5;
    /// How far concerns of a kind are counted.
    public static final int COUNTED = 100;

    /// @param all how many there are; [#COUNTED] where there may be more
    /// @param first the first [#SHOWN]
    public record Group(Concern.Kind kind, long all, List<Concern> first) {
        public Group {
            first = List.copyOf(first);
        }

        /// Are there perhaps more than were counted?
        public boolean many() {
            return all >= COUNTED;
        }
    }

    /// @param groups those with something in them, most urgent first
    /// @param quarantined arrivals that cannot be read with certainty
    /// @param held arrivals that came where they do not belong
    public record Today(List<Group> groups, long quarantined, long held) {
        public Today {
            groups = List.copyOf(groups);
        }

        public boolean quiet() {
            return groups.isEmpty() && quarantined + held == 0;
        }
    }

    @Inject
    private Concerns concerns;

    @Inject
    private Arrivals arrivals;

    @Inject
    private Time time;

    @Inject
    @ConfigProperty(name = "mailward.attention.new", defaultValue = "P7D")
    private Duration news;

    @Inject
    @ConfigProperty(name = "mailward.attention.stuck", defaultValue = "P60D")
    private Duration stuck;

    public Today today(Scope scope) {
        var now = time.now();
        var groups = List.of(
                group(Concern.Kind.CRITICAL, concerns.critical(scope, now.minus(news), COUNTED)),
                group(Concern.Kind.SETBACK, concerns.setbacks(scope, now.minus(news), COUNTED)),
                group(Concern.Kind.EXPIRED, concerns.expired(scope, COUNTED)),
                group(Concern.Kind.STUCK, concerns.stuck(scope, now.minus(stuck), COUNTED)));
        var counts = arrivals.troubled(scope);
        return new Today(groups.stream().filter(group -> group.all() > 0).toList(),
                counts.getOrDefault(ArrivalState.QUARANTINED, 0L), counts.getOrDefault(ArrivalState.HELD, 0L));
    }

    private static Group group(Concern.Kind kind, List<Concern> found) {
        return new Group(kind, found.size(), found.subList(0, Math.min(SHOWN, found.size())));
    }
}

package org.mailward.publishing.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mailward.publishing.ReportTraffic;
import org.mailward.sources.SendingService;
import org.mailward.sources.ServiceCatalogue;
import org.mailward.sources.SourceClass;
import org.mailward.sources.SummedPaths;
import org.mailward.tenancy.Scope;
import org.mailward.traffic.Compared;
import org.mailward.traffic.DayRange;
import org.mailward.traffic.SourceKey;
import org.mailward.traffic.SourceLine;
import org.mailward.traffic.store.Traffic;
import org.mailward.traffic.store.TrafficSources;

/// What a report says of a customer's traffic: the figures of the customer's own page.
@ApplicationScoped
class ReportedTraffic {

    @Inject
    private Traffic traffic;

    @Inject
    private TrafficSources sources;

    @Inject
    private ServiceCatalogue services;

    /// @return empty when nothing was reported for these days
    Optional<ReportTraffic> of(Scope scope, UUID customer, DayRange range) {
        var figures = traffic.domains(scope, customer, range).values().stream().map(Compared::now).reduce(Compared.NONE.now(), (one, other) -> one.plus(other));
        if (figures.compliance().isEmpty()) {
            return Optional.empty();
        }
        Map<SourceClass, Long> byClass = new EnumMap<>(SourceClass.class);
        for (var one : SourceClass.values()) {
            byClass.put(one, figures.byClass().of(one));
        }
        var lines = sources.sources(scope, customer, Optional.empty(), range);
        var days = traffic.daysOfCustomers(scope, Optional.of(customer), range).stream().map(day -> new ReportTraffic.Day(day.day(), day.figures().passed(),
                day.figures().failedDelivered(), day.figures().failed() - day.figures().failedDelivered())).toList();
        return Optional.of(new ReportTraffic(figures.messages(), figures.passed(), figures.compliance().getAsInt(), figures.failedDelivered(),
                figures.failed() - figures.failedDelivered(), byClass, sources.failedByClass(scope, customer, Optional.empty(), range),
                lines.stream().limit(ReportTraffic.MOST_SOURCES).map(this::source).toList(), lines.size(), days));
    }

    private ReportTraffic.Source source(SourceLine line) {
        return new ReportTraffic.Source(name(line.key()), line.sourceClass(), line.messages(), line.passed());
    }

    private String name(SourceKey key) {
        if (SummedPaths.are(key.service())) {
            return SummedPaths.NAME;
        }
        return key.service().isEmpty() ? key.network() : services.find(key.service()).map(SendingService::name).orElse(key.service());
    }
}

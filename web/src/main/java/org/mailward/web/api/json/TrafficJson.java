package org.mailward.web.api.json;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.mailward.sources.Reason;
import org.mailward.sources.SourceClass;
import org.mailward.traffic.boundary.TrafficOverview.CustomerTraffic;
import org.mailward.traffic.boundary.TrafficOverview.DomainTraffic;
import org.mailward.traffic.boundary.TrafficOverview.PortfolioTraffic;
import org.mailward.traffic.boundary.TrafficOverview.SourceTraffic;
import org.mailward.traffic.boundary.TrafficOverview.Stricter;
import org.mailward.traffic.Compared;
import org.mailward.traffic.DayFigures;
import org.mailward.traffic.DayRange;
import org.mailward.traffic.Failed;
import org.mailward.traffic.Figures;
import org.mailward.traffic.PathLine;
import org.mailward.traffic.ReporterLine;
import org.mailward.traffic.SourceLine;
import org.mailward.web.api.openapi.Described;

/// Shapes of traffic.
public final class TrafficJson {

    private TrafficJson() {
    }

    @Described("Messages of some days by what their receivers found and did.")
    public record FiguresJson(
            @Described("All messages.") long messages,
            @Described("DKIM alone was aligned.") long dkimOnly,
            @Described("SPF alone was aligned.") long spfOnly,
            @Described("Both were aligned.") long bothAligned,
            @Described("Nothing aligned, and delivered.") long failedDelivered,
            @Described("Nothing aligned, quarantined.") long failedQuarantined,
            @Described("Nothing aligned, rejected.") long failedRejected,
            @Described("Aligned, and yet quarantined or rejected.") long passedBlocked,
            @Described("Messages by class of their source.") List<ClassJson> classes,
            @Described("Aligned messages in hundredths of a percent, rounded down; absent where there are no messages.") Optional<Integer> compliance) {

        static FiguresJson of(Figures of) {
            return new FiguresJson(of.messages(), of.dkimOnly(), of.spfOnly(), of.both(), of.failedDelivered(), of.failedQuarantined(), of.failedRejected(), of.passedBlocked(),
                    Arrays.stream(SourceClass.values()).map(one -> new ClassJson(one, of.byClass().of(one))).toList(), boxed(of.compliance()));
        }
    }

    @Described("Messages of one class of source.")
    public record ClassJson(@Described("What the source is to the domain.") SourceClass senderClass, @Described("Messages.") long messages) {
    }

    @Described("Figures of a range, and of as many days before.")
    public record ComparedJson(@Described("The range.") FiguresJson now, @Described("As many days before.") FiguresJson before) {
        static ComparedJson of(Compared of) {
            return new ComparedJson(FiguresJson.of(of.now()), FiguresJson.of(of.before()));
        }
    }

    @Described("One day in UTC.")
    public record DayJson(@Described("The day.") LocalDate day, @Described("Its figures.") FiguresJson figures) {
        static List<DayJson> of(List<DayFigures> days) {
            return days.stream().map(day -> new DayJson(day.day(), FiguresJson.of(day.figures()))).toList();
        }
    }

    @Described("Days in UTC, both included.")
    public record RangeJson(@Described("The first day.") LocalDate from, @Described("The last day.") LocalDate until) {
        static RangeJson of(DayRange range) {
            return new RangeJson(range.from(), range.until());
        }
    }

    @Described("A customer or a domain with its figures.")
    public record NamedFiguresJson(@Described("Its id.") UUID id, @Described("Its name; a domain's as A-labels.") String name, @Described("Its figures.") ComparedJson figures) {
    }

    @Described("One source: a service, or a network that nobody could name.")
    public record SourceJson(
            @Described("The service's id; empty for a network, and ~others for those that were too many for one day and are summed.") String service,
            @Described("The network in CIDR notation; empty for a service.") String network,
            @Described("What it is to the domain, for most of its messages.") SourceClass senderClass,
            @Described("ISO 3166-1 code; empty when it is not known.") String country,
            @Described("Who holds the network; empty when it is not known.") String owner,
            @Described("Messages in the range.") long messages,
            @Described("Messages in as many days before; absent among a customer's sources.") Optional<Long> before,
            @Described("DKIM alone was aligned.") long dkimOnly,
            @Described("SPF alone was aligned.") long spfOnly,
            @Described("Both were aligned.") long bothAligned,
            @Described("Nothing aligned, and delivered.") long failedDelivered,
            @Described("Nothing aligned, quarantined or rejected.") long failedStopped,
            @Described("When it was first seen.") LocalDate firstSeen,
            @Described("When it was last seen.") LocalDate lastSeen,
            @Described("Messages in equal parts of the range, oldest first.") List<Long> trend) {

        static SourceJson of(SourceLine of) {
            return new SourceJson(of.key().service(), of.key().network(), of.sourceClass(), of.country(), of.owner(), of.messages(), of.before(), of.dkimOnly(), of.spfOnly(), of.both(),
                    of.failedDelivered(), of.failedStopped(), of.firstDay(), of.lastDay(), of.trend());
        }
    }

    @Described("One address with one set of evidence.")
    public record PathJson(
            @Described("The path's id.") UUID id,
            @Described("The address; :: where many are summed.") String address,
            @Described("The service's id; empty when nothing names it, and ~others where many are summed.") String service,
            @Described("What it is to the domain.") SourceClass senderClass,
            @Described("How sure, 0 to 100.") int confidence,
            @Described("Somebody decided what it is.") boolean overruled,
            @Described("Why it has this class, the strongest reason first.") List<ReasonJson> reasons,
            @Described("ISO 3166-1 code; empty when it is not known.") String country,
            @Described("Who holds the network; empty when it is not known.") String network,
            @Described("Messages in the range.") long messages,
            @Described("Nothing aligned, and delivered.") long failedDelivered,
            @Described("Nothing aligned, quarantined or rejected.") long failedStopped,
            @Described("When it was first seen.") LocalDate firstSeen,
            @Described("When it was last seen.") LocalDate lastSeen) {

        static List<PathJson> of(List<PathLine> paths) {
            return paths.stream().map(of -> new PathJson(of.id(), of.address(), of.service(), of.sourceClass(), of.confidence(), of.ruled(),
                    of.reasons().stream().map(ReasonJson::of).toList(), of.country(), of.network(), of.messages(), of.failedDelivered(), of.failedStopped(), of.firstDay(), of.lastDay())).toList();
        }
    }

    @Described("One thing that speaks for how a source was named and classed.")
    public record ReasonJson(
            @Described("What speaks for it.") Reason.Kind kind,
            @Described("The names in it, such as a domain, a selector and a service's id.") List<String> names) {

        static ReasonJson of(Reason of) {
            return new ReasonJson(of.kind(), of.pieces());
        }
    }

    @Described("One organisation that sends reports.")
    public record ReporterJson(
            @Described("Its name.") String name,
            @Described("AGGREGATE, FAILURE or TLS.") String kind,
            @Described("Reports on the range.") int reports,
            @Described("Messages in them.") long messages,
            @Described("Reports on as many days before.") int before,
            @Described("It reported before, and not on the range.") boolean missing,
            @Described("The newest day that it reported on.") LocalDate lastDay) {

        static List<ReporterJson> of(List<ReporterLine> lines) {
            return lines.stream().map(of -> new ReporterJson(of.name(), of.kind(), of.reports(), of.messages(), of.before(), of.missing(), of.lastDay())).toList();
        }
    }

    @Described("What was sent in the names of all customers' domains.")
    public record PortfolioTrafficJson(
            @Described("The days.") RangeJson range,
            @Described("Over all customers.") ComparedJson figures,
            @Described("Days on which something was reported, oldest first.") List<DayJson> days,
            @Described("Customers, most messages first.") List<NamedFiguresJson> customers) {

        public static PortfolioTrafficJson of(PortfolioTraffic of) {
            return new PortfolioTrafficJson(RangeJson.of(of.range()), ComparedJson.of(of.figures()), DayJson.of(of.days()),
                    of.customers().stream().map(line -> new NamedFiguresJson(line.id(), line.name(), ComparedJson.of(line.figures()))).toList());
        }
    }

    @Described("What was sent in the names of a customer's domains.")
    public record CustomerTrafficJson(
            @Described("The customer's id.") UUID id,
            @Described("The customer's name.") String name,
            @Described("The days.") RangeJson range,
            @Described("Over all its domains.") ComparedJson figures,
            @Described("Days on which something was reported, oldest first.") List<DayJson> days,
            @Described("Domains, most messages first.") List<NamedFiguresJson> domains,
            @Described("Sources, most messages first.") List<SourceJson> sources,
            @Described("Who reported.") List<ReporterJson> reporters) {

        public static CustomerTrafficJson of(CustomerTraffic of) {
            return new CustomerTrafficJson(of.id(), of.name(), RangeJson.of(of.range()), ComparedJson.of(of.figures()), DayJson.of(of.days()),
                    of.domains().stream().map(line -> new NamedFiguresJson(line.id(), line.name().ascii(), ComparedJson.of(line.figures()))).toList(),
                    of.sources().stream().map(SourceJson::of).toList(), ReporterJson.of(of.reporters()));
        }
    }

    @Described("What was sent in a domain's name.")
    public record DomainTrafficJson(
            @Described("The domain's id.") UUID id,
            @Described("The domain's name as A-labels.") String name,
            @Described("The customer that owns it.") UUID customer,
            @Described("The days.") RangeJson range,
            @Described("Its figures.") ComparedJson figures,
            @Described("Days on which something was reported, oldest first.") List<DayJson> days,
            @Described("Sources, most messages first.") List<SourceJson> sources,
            @Described("Messages by country, in the order of codes.") List<CountryJson> countries,
            @Described("What a stricter policy would have stopped, and what was stopped already.") StricterJson stricter,
            @Described("Who reported.") List<ReporterJson> reporters) {

        public static DomainTrafficJson of(DomainTraffic of) {
            return new DomainTrafficJson(of.id(), of.name().ascii(), of.customer(), RangeJson.of(of.range()), ComparedJson.of(of.figures()), DayJson.of(of.days()),
                    of.sources().stream().map(SourceJson::of).toList(), of.countries().entrySet().stream().map(entry -> new CountryJson(entry.getKey(), entry.getValue())).toList(),
                    StricterJson.of(of.stricter()), ReporterJson.of(of.reporters()));
        }
    }

    @Described("Messages from one country.")
    public record CountryJson(@Described("ISO 3166-1 code; empty for messages whose country is not known.") String country, @Described("Messages.") long messages) {
    }

    @Described("Messages that were delivered and that quarantine or reject would have stopped; beside them those that were stopped already.")
    public record StricterJson(
            @Described("All that were delivered.") long messages,
            @Described("Those by class of their source.") List<ClassJson> classes,
            @Described("Nothing aligned and quarantined already, which reject would have refused, by class of their source.") List<ClassJson> quarantined,
            @Described("Nothing aligned and rejected already, by class of their source.") List<ClassJson> rejected,
            @Described("Further messages with nothing aligned, of which it is no longer kept who sent them; nothing is known of what a stricter policy would have done to them.") long forgotten,
            @Described("Where the delivered ones came from, those of ALIGNED, KNOWN_UNALIGNED and FORWARDER that were stopped already, and those of UNKNOWN that were quarantined; what looks legitimate first; at most 200.") List<PathJson> paths) {

        public static StricterJson of(Stricter of) {
            return new StricterJson(of.messages(), classes(of, Failed::delivered), classes(of, Failed::quarantined), classes(of, Failed::rejected), of.forgotten(), PathJson.of(of.paths()));
        }

        private static List<ClassJson> classes(Stricter of, ToLongFunction<Failed> fate) {
            return of.failed().entrySet().stream().map(entry -> new ClassJson(entry.getKey(), fate.applyAsLong(entry.getValue()))).toList();
        }
    }

    @Described("One source of mail in a domain's name.")
    public record SourceTrafficJson(
            @Described("The domain's id.") UUID domain,
            @Described("The days.") RangeJson range,
            @Described("The source.") SourceJson source,
            @Described("Its addresses, most messages first; at most 200.") List<PathJson> paths) {

        public static SourceTrafficJson of(SourceTraffic of) {
            return new SourceTrafficJson(of.domain(), RangeJson.of(of.range()), SourceJson.of(of.source()), PathJson.of(of.paths()));
        }
    }

    private static Optional<Integer> boxed(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }
}

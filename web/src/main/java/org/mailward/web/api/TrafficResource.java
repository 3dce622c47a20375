package org.mailward.web.api;

import static org.mailward.web.api.problem.ProblemException.found;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.platform.persistence.Page;
import org.mailward.publishing.ReportFile;
import org.mailward.traffic.DayRange;
import org.mailward.traffic.SourceKey;
import org.mailward.traffic.boundary.TlsOverview;
import org.mailward.traffic.boundary.TrafficOverview;
import org.mailward.traffic.boundary.TrafficTables;
import org.mailward.web.api.http.Answering;
import org.mailward.web.api.json.StoredReportJson.ReportRowsJson;
import org.mailward.web.api.json.StoredReportJson.TlsTrafficJson;
import org.mailward.web.api.json.TrafficJson.CustomerTrafficJson;
import org.mailward.web.api.json.TrafficJson.DomainTrafficJson;
import org.mailward.web.api.json.TrafficJson.PortfolioTrafficJson;
import org.mailward.web.api.json.TrafficJson.SourceTrafficJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;
import org.mailward.web.api.problem.ProblemException;
import org.mailward.web.traffic.RangeWish;
import org.mailward.web.traffic.Today;

/// Who sends in the names of domains. Days are days in UTC.
@Path("traffic")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Traffic")
public class TrafficResource {

    @Inject
    private ApiCaller caller;

    @Inject
    private TrafficOverview overview;

    @Inject
    private TrafficTables tables;

    @Inject
    private TlsOverview tls;

    @Inject
    private Today today;

    @GET
    @Does(value = "Shows the traffic of all customers", answer = "Figures of the range and of as many days before, each day, and each customer that was not off-boarded.")
    public PortfolioTrafficJson getTraffic(
            @QueryParam("from") @Nullable @Described("The first day in UTC; 29 days before the last when it is absent.") LocalDate from,
            @QueryParam("until") @Nullable @Described("The last day in UTC, included; today when it is absent.") LocalDate until) {
        return PortfolioTrafficJson.of(overview.portfolio(caller.scope(), range(from, until)));
    }

    @GET
    @Path("days.csv")
    @Produces("text/csv")
    @Does(value = "Exports the traffic of all customers by day", answer = "CSV: a line for each day with its messages, by what was aligned, what receivers did, and what the sources are.")
    public ReportFile getTrafficAsCsv(
            @QueryParam("from") @Nullable @Described("The first day in UTC; 29 days before the last when it is absent.") LocalDate from,
            @QueryParam("until") @Nullable @Described("The last day in UTC, included; today when it is absent.") LocalDate until) {
        return tables.portfolioDays(caller.scope(), range(from, until));
    }

    @GET
    @Path("customers/{customer}")
    @Does(value = "Shows the traffic of a customer", answer = "Figures, days, domains, sources and reporters.")
    public CustomerTrafficJson getTrafficOfCustomer(
            @PathParam("customer") @Described("The customer's id.") UUID customer,
            @QueryParam("from") @Nullable @Described("The first day in UTC; 29 days before the last when it is absent.") LocalDate from,
            @QueryParam("until") @Nullable @Described("The last day in UTC, included; today when it is absent.") LocalDate until) {
        return CustomerTrafficJson.of(found(overview.customer(caller.scope(), customer, range(from, until))));
    }

    @GET
    @Path("customers/{customer}/days.csv")
    @Produces("text/csv")
    @Does(value = "Exports the traffic of a customer by day", answer = "CSV: a line for each day with its messages, by what was aligned, what receivers did, and what the sources are.")
    public ReportFile getTrafficOfCustomerAsCsv(
            @PathParam("customer") @Described("The customer's id.") UUID customer,
            @QueryParam("from") @Nullable @Described("The first day in UTC; 29 days before the last when it is absent.") LocalDate from,
            @QueryParam("until") @Nullable @Described("The last day in UTC, included; today when it is absent.") LocalDate until) {
        return found(tables.customerDays(caller.scope(), customer, range(from, until)));
    }

    @GET
    @Path("domains/{domain}")
    @Does(value = "Shows the traffic of a domain", answer = "Figures, days, sources, countries, reporters, what a stricter policy would have stopped, and what was stopped already.")
    public DomainTrafficJson getTrafficOfDomain(
            @PathParam("domain") @Described("The domain's id.") UUID domain,
            @QueryParam("from") @Nullable @Described("The first day in UTC; 29 days before the last when it is absent.") LocalDate from,
            @QueryParam("until") @Nullable @Described("The last day in UTC, included; today when it is absent.") LocalDate until) {
        return DomainTrafficJson.of(found(overview.domain(caller.scope(), domain, range(from, until))));
    }

    @GET
    @Path("domains/{domain}/source")
    @Does(value = "Shows one source of a domain", answer = "What it sent, and its addresses.")
    public SourceTrafficJson getSourceOfDomain(
            @PathParam("domain") @Described("The domain's id.") UUID domain,
            @QueryParam("source") @NotNull @Described("A service's id, or a network in CIDR notation.") String source,
            @QueryParam("from") @Nullable @Described("The first day in UTC; 29 days before the last when it is absent.") LocalDate from,
            @QueryParam("until") @Nullable @Described("The last day in UTC, included; today when it is absent.") LocalDate until) {
        return SourceTrafficJson.of(found(source.isBlank() ? Optional.empty() : overview.source(caller.scope(), domain, SourceKey.of(source), range(from, until))));
    }

    @GET
    @Path("domains/{domain}/rows")
    @Does(value = "Lists the rows of reports about a domain", answer = "A part of the list, the newest day first.")
    public ReportRowsJson listRowsOfDomain(
            @PathParam("domain") @Described("The domain's id.") UUID domain,
            @QueryParam("path") @Nullable @Described("Only rows that are counted under this path.") UUID path,
            @QueryParam("from") @Nullable @Described("The first day in UTC; 29 days before the last when it is absent.") LocalDate from,
            @QueryParam("until") @Nullable @Described("The last day in UTC, included; today when it is absent.") LocalDate until,
            @QueryParam("first") @DefaultValue("0") @Min(0) @Described("Place of the first item, counted from 0.") int first,
            @QueryParam("count") @DefaultValue("" + Answering.COUNT) @Min(1) @Max(Page.LARGEST) @Described("Most items to send.") int count) {
        return ReportRowsJson.of(found(overview.rows(caller.scope(), domain, Optional.ofNullable(path), range(from, until), first, count)), first);
    }

    @GET
    @Path("domains/{domain}/days.csv")
    @Produces("text/csv")
    @Does(value = "Exports the traffic of a domain by day", answer = "CSV: a line for each day with its messages, by what was aligned, what receivers did, and what the sources are.")
    public ReportFile getTrafficOfDomainAsCsv(
            @PathParam("domain") @Described("The domain's id.") UUID domain,
            @QueryParam("from") @Nullable @Described("The first day in UTC; 29 days before the last when it is absent.") LocalDate from,
            @QueryParam("until") @Nullable @Described("The last day in UTC, included; today when it is absent.") LocalDate until) {
        return found(tables.domainDays(caller.scope(), domain, range(from, until)));
    }

    @GET
    @Path("domains/{domain}/sources.csv")
    @Produces("text/csv")
    @Does(value = "Exports the sources of a domain", answer = "CSV: a line for each service or network with its messages, by what was aligned and what receivers did.")
    public ReportFile getSourcesOfDomainAsCsv(
            @PathParam("domain") @Described("The domain's id.") UUID domain,
            @QueryParam("from") @Nullable @Described("The first day in UTC; 29 days before the last when it is absent.") LocalDate from,
            @QueryParam("until") @Nullable @Described("The last day in UTC, included; today when it is absent.") LocalDate until) {
        return found(tables.domainSources(caller.scope(), domain, range(from, until)));
    }

    @GET
    @Path("domains/{domain}/tls")
    @Does(value = "Shows how mail reached a domain over TLS", answer = "Connections by day and policy, why some failed, and what the newest scan found.")
    public TlsTrafficJson getTlsOfDomain(
            @PathParam("domain") @Described("The domain's id.") UUID domain,
            @QueryParam("from") @Nullable @Described("The first day in UTC; 29 days before the last when it is absent.") LocalDate from,
            @QueryParam("until") @Nullable @Described("The last day in UTC, included; today when it is absent.") LocalDate until) {
        return TlsTrafficJson.of(found(tls.domain(caller.scope(), domain, range(from, until))));
    }

    private DayRange range(@Nullable LocalDate from, @Nullable LocalDate until) {
        if (from != null && until != null && until.isBefore(from)) {
            throw ProblemException.unreadable("until", "The last day, " + until + ", is before the first, " + from + ". Give them the other way round.");
        }
        var wish = new RangeWish();
        wish.setFrom(from == null ? null : from.toString());
        wish.setUntil(until == null ? null : until.toString());
        return wish.range(today.day());
    }
}

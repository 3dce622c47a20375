package org.mailward.web.api;

import static org.mailward.web.api.problem.ProblemException.asked;
import static org.mailward.web.api.problem.ProblemException.done;
import static org.mailward.web.api.problem.ProblemException.drawn;
import static org.mailward.web.api.problem.ProblemException.found;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.access.KeyRight;
import org.mailward.assessment.boundary.PortfolioOverview;
import org.mailward.compliance.boundary.ComplianceOverview;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.platform.pdf.Edition;
import org.mailward.platform.pdf.PaperSize;
import org.mailward.platform.persistence.Page;
import org.mailward.publishing.boundary.PostureReports;
import org.mailward.publishing.ReportFile;
import org.mailward.scanning.boundary.Scanning;
import org.mailward.tenancy.CustomerState;
import org.mailward.traffic.DayRange;
import org.mailward.web.api.http.Answering;
import org.mailward.web.api.http.Precondition;
import org.mailward.web.api.json.CustomerComplianceJson;
import org.mailward.web.api.json.CustomerJson;
import org.mailward.web.api.json.CustomerProfileJson;
import org.mailward.web.api.json.CustomersJson;
import org.mailward.web.api.json.LifeJson;
import org.mailward.web.api.json.NewCustomerJson;
import org.mailward.web.api.json.NewStateJson;
import org.mailward.web.api.json.PortfolioJson.CustomerTotalsJson;
import org.mailward.web.api.json.ScansAskedJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;

/// Customers, their life, and what is made for them to read.
@Path("customers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Customers")
public class CustomersResource {

    @Inject
    private ApiCaller caller;

    @Inject
    private CustomerRegister register;

    @Inject
    private PortfolioOverview overview;

    @Inject
    private Scanning scanning;

    @Inject
    private PostureReports reports;

    @Inject
    private ComplianceOverview compliance;

    @GET
    @Does(value = "Lists customers", answer = "A part of the list, by name.")
    public CustomersJson listCustomers(
            @QueryParam("search") @Nullable @Described("Part of a name.") String search,
            @QueryParam("state") @Nullable @Described("Only customers in this state.") CustomerState state,
            @QueryParam("first") @DefaultValue("0") @Min(0) @Described("Place of the first item, counted from 0.") int first,
            @QueryParam("count") @DefaultValue("" + Answering.COUNT) @Min(1) @Max(Page.LARGEST) @Described("Most items to send.") int count) {
        var page = register.page(caller.scope(), search == null ? "" : search, Optional.ofNullable(state), first, count);
        return new CustomersJson(page.total(), first, page.rows().stream().map(CustomerJson::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Creates a customer", answer = "The new customer; Location has its address.", status = 201, refuses = "The name is taken.", once = true)
    public CustomerJson createCustomer(NewCustomerJson customer) {
        var scope = caller.scope();
        var id = done(register.create(scope, customer.profile(), customer.state().orElse(CustomerState.PROSPECT)));
        return CustomerJson.of(found(register.find(scope, id)));
    }

    @GET
    @Path("{customer}")
    @Does(value = "Gets a customer", answer = "The customer.")
    public CustomerJson getCustomer(@PathParam("customer") @Described("The customer's id.") UUID customer) {
        return CustomerJson.of(found(register.find(caller.scope(), customer)));
    }

    @PUT
    @Path("{customer}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Replaces a customer's profile", answer = "The customer as it is now.", refuses = "The name is taken, or the customer was off-boarded.")
    public CustomerJson replaceCustomer(@PathParam("customer") @Described("The customer's id.") UUID customer,
            @HeaderParam(Precondition.HEADER) @Nullable @Described(Precondition.MEANING) String ifMatch, CustomerProfileJson profile) {
        var scope = caller.scope();
        int version = Precondition.holds(ifMatch, found(register.find(scope, customer)).version());
        return CustomerJson.of(done(register.describe(scope, customer, profile.profile(), version)));
    }

    @GET
    @Path("{customer}/life")
    @Does(value = "Shows a customer's life", answer = "The states that the customer went through.")
    public LifeJson getCustomerLife(@PathParam("customer") @Described("The customer's id.") UUID customer) {
        var scope = caller.scope();
        found(register.find(scope, customer));
        return LifeJson.of(register.life(scope, customer));
    }

    @POST
    @Path("{customer}/life")
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Moves a customer to another state", answer = "The customer as it is now.",
            refuses = "The customer is in this state already, was off-boarded, or the reason is empty or too long.")
    public CustomerJson changeCustomerState(@PathParam("customer") @Described("The customer's id.") UUID customer, NewStateJson step) {
        return CustomerJson.of(done(register.enter(caller.scope(), customer, step.state(), step.reason())));
    }

    @POST
    @Path("{customer}/scan")
    @Does(value = "Scans all domains of a customer", answer = "The scans are queued; Location has the address of their progress.", status = 202,
            refuses = "The customer was off-boarded.", right = KeyRight.SCAN, once = true)
    public ScansAskedJson scanCustomer(@PathParam("customer") @Described("The customer's id.") UUID customer) {
        return ScansAskedJson.of(asked(scanning.scanCustomer(caller.scope(), customer)));
    }

    @GET
    @Path("{customer}/totals")
    @Does(value = "Shows how a customer stands", answer = "The customer and the figures of its domains.")
    public CustomerTotalsJson getCustomerTotals(@PathParam("customer") @Described("The customer's id.") UUID customer) {
        return CustomerTotalsJson.of(found(overview.customer(caller.scope(), customer)));
    }

    @GET
    @Path("{customer}/compliance")
    @Does(value = "Shows how a customer's domains meet what others ask", answer = "For each profile how many domains meet it, and each domain by every profile.")
    public CustomerComplianceJson getCustomerCompliance(@PathParam("customer") @Described("The customer's id.") UUID customer) {
        return CustomerComplianceJson.of(found(compliance.customer(caller.scope(), customer)));
    }

    @GET
    @Path("{customer}/report.pdf")
    @Produces("application/pdf")
    @Does(value = "Draws a customer's report", answer = "The report as PDF, under the provider's brand.")
    public ReportFile getReport(
            @PathParam("customer") @Described("The customer's id.") UUID customer,
            @QueryParam("paper") @Nullable @Described("The sheet; what is usual in the customer's country when left out.") PaperSize paper,
            @QueryParam("edition") @DefaultValue("TECHNICAL") @Described("MANAGEMENT for two pages; TECHNICAL for all of it.") Edition edition) {
        return drawn(reports.pdf(caller.scope(), customer, Optional.ofNullable(paper), edition));
    }

    @GET
    @Path("{customer}/report.xhtml")
    @Produces(MediaType.APPLICATION_XHTML_XML)
    @Does(value = "Shows a customer's report on the screen", answer = "The report's pages as it would be drawn now, as a document that fetches nothing.")
    public String getReportPages(
            @PathParam("customer") @Described("The customer's id.") UUID customer,
            @QueryParam("paper") @Nullable @Described("The sheet; what is usual in the customer's country when left out.") PaperSize paper,
            @QueryParam("edition") @DefaultValue("MANAGEMENT") @Described("MANAGEMENT for two pages; TECHNICAL for all of it.") Edition edition,
            @QueryParam("days") @DefaultValue("90") @Min(1) @Max(DayRange.MOST) @Described("Days that it looks back on.") int days) {
        return drawn(reports.preview(caller.scope(), customer, Optional.ofNullable(paper), edition, days));
    }

    @GET
    @Path("{customer}/domains.csv")
    @Produces("text/csv")
    @Does(value = "Exports a customer's domains", answer = "The table of the customer's domains, for a spreadsheet.")
    public ReportFile getDomainsAsCsv(@PathParam("customer") @Described("The customer's id.") UUID customer) {
        return drawn(reports.csv(caller.scope(), customer));
    }
}

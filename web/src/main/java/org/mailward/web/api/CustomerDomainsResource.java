package org.mailward.web.api;

import static org.mailward.web.api.problem.ProblemException.done;
import static org.mailward.web.api.problem.ProblemException.found;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.assessment.Severity;
import org.mailward.assessment.Narrowing;
import org.mailward.assessment.Stage;
import org.mailward.assessment.boundary.PortfolioOverview;
import org.mailward.estate.NameReading;
import org.mailward.estate.DomainQuery;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.onboarding.boundary.DomainImport;
import org.mailward.onboarding.boundary.DomainImport.WrongRows;
import org.mailward.platform.persistence.Page;
import org.mailward.tenancy.InvalidInput;
import org.mailward.web.api.http.Answering;
import org.mailward.web.api.json.DomainsJson;
import org.mailward.web.api.json.ImportJson;
import org.mailward.web.api.json.NewDomainsJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;
import org.mailward.web.api.problem.ProblemException;
import org.mailward.web.traffic.Today;

/// The domains of one customer: listing and adding them.
@Path("customers/{customer}/domains")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Domains of a customer")
public class CustomerDomainsResource {

    private static final String FILE = "file";

    @Inject
    private ApiCaller caller;

    @Inject
    private CustomerRegister register;

    @Inject
    private PortfolioOverview overview;

    @Inject
    private Today today;

    @Inject
    private DomainImport domainImport;

    @GET
    @Does(value = "Lists the domains of a customer", answer = "A part of the list, in the order asked for: stage, score and worst finding of each.")
    public DomainsJson listDomainsOfCustomer(
            @PathParam("customer") @Described("The customer's id.") UUID customer,
            @QueryParam("search") @Nullable @Described("Part of a name.") String search,
            @QueryParam("stage") @Nullable @Described("Only domains whose last known stage this is.") Stage stage,
            @QueryParam("tag") @Nullable @Described("Only those that bear this tag; for the provider's own keys.") String tag,
            @QueryParam("worst") @Nullable @Described("Only those whose worst open finding is of this severity.") Severity worst,
            @QueryParam("overdue") @DefaultValue("false") @Described("Only those that have not reached their target in time.") boolean overdue,
            @QueryParam("assignee") @Nullable @Described("Only those of customers that this member looks after; for the provider's own keys.") UUID assignee,
            @QueryParam("sort") @DefaultValue("NAME") @Described("What to order by.") DomainQuery.Sort sort,
            @QueryParam("descending") @DefaultValue("false") @Described("Largest first.") boolean descending,
            @QueryParam("first") @DefaultValue("0") @Min(0) @Described("Place of the first item, counted from 0.") int first,
            @QueryParam("count") @DefaultValue("" + Answering.COUNT) @Min(1) @Max(Page.LARGEST) @Described("Most items to send.") int count) {
        var scope = caller.scope();
        found(register.find(scope, customer));
        var narrowing = new Narrowing(Optional.ofNullable(tag), Optional.ofNullable(worst), overdue ? Optional.of(today.day()) : Optional.empty(), Optional.ofNullable(assignee));
        var wish = new DomainQuery(Optional.of(customer), Optional.ofNullable(search), Optional.ofNullable(stage).map(Stage::name), narrowing, sort, descending,
                first, count);
        return DomainsJson.of(overview.domains(scope, wish), first);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Adds domains to a customer", answer = "What became of each; the first scans of the new ones are queued.",
            refuses = "The customer was off-boarded, or the list is empty.", once = true)
    public ImportJson addDomains(@PathParam("customer") @Described("The customer's id.") UUID customer, NewDomainsJson wish) {
        var names = names(wish.domains());
        var imported = done(domainImport.run(caller.scope(), customer, String.join("\n", names), WrongRows.REFUSE));
        return ImportJson.done(imported, row -> wish.domains().get(row.line() - 1));
    }

    /// The names in plain form, one for each that was written: a list of names needs no guessing where one ends.
    private static List<String> names(List<String> written) {
        var names = new ArrayList<String>();
        for (int i = 0; i < written.size(); i++) {
            switch (NameReading.of(written.get(i))) {
                case NameReading.Understood(var name) -> names.add(name.ascii());
                case NameReading.NotUnderstood(var sentence) -> throw new InvalidInput("domains[" + i + "]", sentence);
            }
        }
        return names;
    }

    @POST
    @Path("import")
    @Consumes({"text/csv", MediaType.TEXT_PLAIN})
    @Does(value = "Imports domains from a list or a CSV file", answer = "What became of each row, or would become of it.",
            refuses = "The customer was off-boarded, the list is empty, or rows are wrong and are not to be left out.", once = true)
    public ImportJson importDomains(
            @PathParam("customer") @Described("The customer's id.") UUID customer,
            @QueryParam("dryRun") @DefaultValue("false") @Described("Only say what would be done.") boolean dryRun,
            @QueryParam("wrongRows") @DefaultValue("REFUSE") @Described("What to do while some rows are not domain names.") WrongRows wrongRows,
            @Described("One domain name to a line, or CSV with a column named domain.") byte[] list) {
        var scope = caller.scope();
        var text = domainImport.decode(scope, list);
        return dryRun ? ImportJson.planned(done(domainImport.plan(scope, customer, text)))
                : ImportJson.done(done(domainImport.run(scope, customer, text, wrongRows)));
    }

    @POST
    @Path("import")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Does(value = "Imports domains from a list or a CSV file", answer = "What became of each row, or would become of it.",
            refuses = "The customer was off-boarded, the list is empty, or rows are wrong and are not to be left out.", once = true)
    public ImportJson importDomainsFromForm(
            @PathParam("customer") @Described("The customer's id.") UUID customer,
            @QueryParam("dryRun") @DefaultValue("false") @Described("Only say what would be done.") boolean dryRun,
            @QueryParam("wrongRows") @DefaultValue("REFUSE") @Described("What to do while some rows are not domain names.") WrongRows wrongRows,
            List<EntityPart> form) throws IOException {
        if (form.size() != 1 || !form.getFirst().getName().equals(FILE)) {
            throw ProblemException.unreadable(FILE, "The form has one part, named '" + FILE + "', that holds the list.");
        }
        try (var list = form.getFirst().getContent()) {
            return importDomains(customer, dryRun, wrongRows, list.readAllBytes());
        }
    }
}

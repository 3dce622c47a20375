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
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.access.KeyRight;
import org.mailward.assessment.CustomerQuery;
import org.mailward.assessment.Narrowing;
import org.mailward.assessment.Severity;
import org.mailward.assessment.Stage;
import org.mailward.bulk.BulkDeed;
import org.mailward.bulk.RowState;
import org.mailward.bulk.boundary.BulkDesk;
import org.mailward.bulk.boundary.BulkDesk.Choice;
import org.mailward.estate.DomainQuery;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.time.Ids;
import org.mailward.publishing.ReportFile;
import org.mailward.web.api.http.Answering;
import org.mailward.web.api.json.BulkJson;
import org.mailward.web.api.json.BulkJson.BulkActionsJson;
import org.mailward.web.api.json.BulkJson.BulkRowJson;
import org.mailward.web.api.json.BulkJson.BulkRowsJson;
import org.mailward.web.api.json.BulkJson.BulkTaskJson;
import org.mailward.web.api.json.BulkJson.NewBulkJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;
import org.mailward.web.traffic.Today;

/// Things that are done to many customers or domains at once.
@Path("bulk-actions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Bulk actions")
public class BulkResource {

    private static final String REFUSES = "Too many of yours are under way, too many rows fit or none, or only an administrator may do it.";

    @Inject
    private ApiCaller caller;

    @Inject
    private BulkDesk desk;

    @Inject
    private Ids ids;

    @Inject
    private Today today;

    @GET
    @Does(value = "Lists bulk actions", answer = "A part of the list, the newest first.")
    public BulkActionsJson listBulkActions(
            @QueryParam("first") @DefaultValue("0") @Min(0) @Described("Place of the first item, counted from 0.") int first,
            @QueryParam("count") @DefaultValue("" + Answering.COUNT) @Min(1) @Max(Page.LARGEST) @Described("Most items to send.") int count) {
        var page = desk.list(caller.scope(), first, count);
        return new BulkActionsJson(page.total(), first, page.rows().stream().map(BulkJson::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Scans, tags, assigns, exports, or sets the target of customers or domains that are named", answer = "It is begun; Location has the address of its progress.", status = 202, once = true, refuses = REFUSES)
    public BulkJson beginBulkAction(NewBulkJson wish) {
        return begin(wish.choice(), wish.task());
    }

    @POST
    @Path("domains")
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Scans, tags, exports, or sets the target of all domains that fit", answer = "It is begun; Location has the address of its progress.", status = 202, once = true, refuses = REFUSES)
    public BulkJson beginForAllDomains(
            @QueryParam("customer") @Nullable @Described("Only this customer's.") UUID customer,
            @QueryParam("search") @Nullable @Described("Part of a name.") String search,
            @QueryParam("stage") @Nullable @Described("Only domains whose last known stage this is.") Stage stage,
            @QueryParam("tag") @Nullable @Described("Only those that bear this tag.") String tag,
            @QueryParam("worst") @Nullable @Described("Only those whose worst open finding is of this severity.") Severity worst,
            @QueryParam("overdue") @DefaultValue("false") @Described("Only those that have not reached their target in time.") boolean overdue,
            @QueryParam("assignee") @Nullable @Described("Only those of customers that this member looks after.") UUID assignee,
            BulkTaskJson task) {
        return begin(new Choice.Domains(new DomainQuery(Optional.ofNullable(customer), Optional.ofNullable(search), Optional.ofNullable(stage).map(Stage::name),
                narrowing(tag, worst, overdue, assignee), DomainQuery.Sort.NAME, false, 0, 1)), task);
    }

    @POST
    @Path("customers")
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Scans, tags, assigns or exports all customers that fit, or sets the target of their domains", answer = "It is begun; Location has the address of its progress.", status = 202, once = true, refuses = REFUSES)
    public BulkJson beginForAllCustomers(
            @QueryParam("search") @Nullable @Described("Part of a name.") String search,
            @QueryParam("show") @DefaultValue("ALL") @Described("Which customers.") CustomerQuery.Show show,
            @QueryParam("tag") @Nullable @Described("Only those that bear this tag.") String tag,
            @QueryParam("worst") @Nullable @Described("Only those whose worst open finding is of this severity.") Severity worst,
            @QueryParam("overdue") @DefaultValue("false") @Described("Only those with a domain that has not reached its target in time.") boolean overdue,
            @QueryParam("assignee") @Nullable @Described("Only those that this member looks after.") UUID assignee,
            BulkTaskJson task) {
        return begin(new Choice.Customers(new CustomerQuery(Optional.ofNullable(search), show, narrowing(tag, worst, overdue, assignee), CustomerQuery.Sort.NAME, false, 0, 1)), task);
    }

    @GET
    @Path("{action}")
    @Does(value = "Shows how far a bulk action is", answer = "What is done to how many rows, and to how many it was done or could not be.")
    public BulkJson getBulkAction(@PathParam("action") @Described("The action's id.") UUID action) {
        return BulkJson.of(found(desk.find(caller.scope(), action)));
    }

    @GET
    @Path("{action}/rows")
    @Does(value = "Lists what became of a bulk action's rows", answer = "A part of the list, in the order in which their turn comes.")
    public BulkRowsJson listBulkRows(
            @PathParam("action") @Described("The action's id.") UUID action,
            @QueryParam("state") @Nullable @Described("Only rows in this state.") RowState state,
            @QueryParam("first") @DefaultValue("0") @Min(0) @Described("Place of the first item, counted from 0.") int first,
            @QueryParam("count") @DefaultValue("" + Answering.COUNT) @Min(1) @Max(Page.LARGEST) @Described("Most items to send.") int count) {
        var page = found(desk.rows(caller.scope(), action, Optional.ofNullable(state), first, count));
        return new BulkRowsJson(page.total(), first, page.rows().stream().map(BulkRowJson::of).toList());
    }

    @GET
    @Path("{action}/table.csv")
    @Produces("text/csv")
    @Does(value = "Takes a bulk action's table", answer = "The exported table, not found until it is done; for other deeds what became of each row.")
    public ReportFile getBulkTable(@PathParam("action") @Described("The action's id.") UUID action) {
        return found(desk.table(caller.scope(), action));
    }

    @POST
    @Path("{action}/stop")
    @Does(value = "Ends a bulk action early", answer = "The action; what was done stays.")
    public BulkJson stopBulkAction(@PathParam("action") @Described("The action's id.") UUID action) {
        var scope = caller.scope();
        return BulkJson.of(found(desk.find(scope, done(desk.stop(scope, action)))));
    }

    private BulkJson begin(Choice choice, BulkTaskJson task) {
        also(task.deed()).ifPresent(caller::needs);
        var scope = caller.scope();
        return BulkJson.of(found(desk.find(scope, done(desk.begin(scope, choice, task.wish(), ids.next())))));
    }

    /// What a key needs beside the right to change: what is asked for by itself, asked for many times at once. Who looks after a customer may
    /// decide who sees it.
    private static Optional<KeyRight> also(BulkDeed deed) {
        return switch (deed) {
            case SCAN -> Optional.of(KeyRight.SCAN);
            case ASSIGN, UNASSIGN -> Optional.of(KeyRight.ADMINISTER);
            case TAG, UNTAG, TARGET, EXPORT -> Optional.empty();
        };
    }

    private Narrowing narrowing(@Nullable String tag, @Nullable Severity worst, boolean overdue, @Nullable UUID assignee) {
        return new Narrowing(Optional.ofNullable(tag), Optional.ofNullable(worst), overdue ? Optional.of(today.day()) : Optional.empty(), Optional.ofNullable(assignee));
    }
}

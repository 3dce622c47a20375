package org.mailward.bulk.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.assessment.CustomerQuery;
import org.mailward.assessment.store.Standings;
import org.mailward.audit.control.Audit;
import org.mailward.bulk.BulkDeed;
import org.mailward.bulk.BulkJob;
import org.mailward.bulk.BulkOf;
import org.mailward.bulk.BulkState;
import org.mailward.bulk.BulkTask;
import org.mailward.bulk.RowState;
import org.mailward.bulk.control.BulkAsked;
import org.mailward.bulk.control.BulkTable;
import org.mailward.bulk.control.BulkWords;
import org.mailward.bulk.store.BulkJobs;
import org.mailward.bulk.store.BulkRows;
import org.mailward.bulk.store.BulkRows.Row;
import org.mailward.bulk.store.BulkRows.Target;
import org.mailward.estate.DomainQuery;
import org.mailward.estate.StageTarget;
import org.mailward.estate.control.TagLimits;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Time;
import org.mailward.publishing.ReportFile;
import org.mailward.publishing.SafeCsv;
import org.mailward.tenancy.InvalidInput;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.store.Members;

/// Has something done to many customers or domains at once, in the background, and tells what became of each.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST})
public class BulkDesk {

    /// Bulk actions of one person that may be under way at the same time.
    public static final int MOST_OPEN = 10;
    /// Rows that are named before something is done to them.
    public static final int NAMED = 8;

    /// Which rows.
    public sealed interface Choice {

        /// @param ids of customers or of domains; those out of scope are left out
        record Picked(BulkOf rows, Set<UUID> ids) implements Choice {
            public Picked {
                ids = Set.copyOf(ids);
            }
        }

        /// All customers that fit.
        record Customers(CustomerQuery wish) implements Choice {
        }

        /// All domains that fit.
        record Domains(DomainQuery wish) implements Choice {
        }

        default BulkOf of() {
            return switch (this) {
                case Picked(var rows, _) -> rows;
                case Customers _ -> BulkOf.CUSTOMERS;
                case Domains _ -> BulkOf.DOMAINS;
            };
        }
    }

    /// What somebody wishes to be done.
    /// @param tag as it was typed; empty where none is needed
    /// @param target empty to take back what was said
    /// @param member the membership of who is to look after the customers
    public record Wish(BulkDeed deed, String tag, Optional<StageTarget> target, Optional<UUID> member) {

        public static Wish of(BulkDeed deed) {
            return new Wish(deed, "", Optional.empty(), Optional.empty());
        }
    }

    /// How many rows a choice comes to.
    /// @param rows how many
    /// @param others of domains: of how many customers; of customers: how many domains they have
    /// @param first names of the first [#NAMED]
    public record Foreseen(BulkOf of, long rows, long others, List<String> first) {
        public Foreseen {
            first = List.copyOf(first);
        }
    }

    /// A bulk action.
    /// @param done rows that it was done to
    /// @param failed rows that it was not done to, each with its reason
    /// @param trouble why it was given up; empty unless it was
    public record Line(UUID id, BulkTask task, Optional<String> member, String askedBy, BulkState state, int total, int done, int failed, Instant askedAt, Optional<Instant> finishedAt, String trouble) {

        public int over() {
            return done + failed;
        }

        public boolean open() {
            return !state.over();
        }
    }

    /// What became of a row.
    /// @param domain empty where the row is a whole customer
    public record RowLine(int no, UUID customer, Optional<UUID> domain, String name, RowState state, String sentence) {
    }

    @Inject
    private BulkJobs jobs;

    @Inject
    private BulkRows rows;

    @Inject
    private ManagedDomains domains;

    @Inject
    private Standings standings;

    @Inject
    private Members members;

    @Inject
    private TagLimits limits;

    @Inject
    private Event<BulkAsked> asked;

    @Inject
    private Audit audit;

    @Inject
    private Ids ids;

    @Inject
    private Time time;

    @Inject
    @ConfigProperty(name = "mailward.bulk.max-rows", defaultValue = "50000")
    private int mostRows;

    /// Says what a choice comes to; changes nothing. Missing when nothing of it is in scope.
    public Outcome<Foreseen> foresee(Scope scope, Choice choice) {
        var named = targets(scope, choice, NAMED);
        if (named.isEmpty()) {
            return Outcome.missing();
        }
        var counts = switch (choice) {
            case Choice.Picked(var of, var some) -> {
                var all = targets(scope, choice, some.size());
                yield List.of((long) all.size(), of == BulkOf.DOMAINS ? all.stream().map(Target::customer).distinct().count()
                        : all.stream().mapToLong(one -> standings.find(scope, one.customer()).map(line -> (long) line.standing().domains()).orElse(0L)).sum());
            }
            case Choice.Customers(var wish) -> standings.counts(scope, wish);
            case Choice.Domains(var wish) -> domains.counts(scope, wish);
        };
        return Outcome.done(new Foreseen(choice.of(), counts.get(0), counts.get(1), named.stream().map(Target::name).toList()));
    }

    /// Begins a bulk action, which is worked off in the background. The same wish sent twice is one.
    /// @param once made for this one wish by whoever sends it
    /// @return its id
    public Outcome<UUID> begin(Scope scope, Choice choice, Wish wish, UUID once) {
        jobs.holdWish(scope, once);
        var known = jobs.ofWish(scope, once);
        if (known.isPresent()) {
            return Outcome.done(known.get().id());
        }
        var task = new BulkTask(choice.of(), wish.deed(), wish.deed().withTag() ? Optional.of(limits.word(wish.tag())) : Optional.empty(), wish.target(), wish.member());
        if (task.deed().withMember() && scope.actor().role() != Role.PROVIDER_ADMIN) {
            return Outcome.refused("deed", "Only an admin gives customers to somebody to look after.");
        }
        if (task.member().isPresent() && members.find(scope, task.member().get()).filter(member -> member.role().ofAProvider()).isEmpty()) {
            return Outcome.refused("member", "There is no such member of your own people.");
        }
        if (jobs.open(scope) >= MOST_OPEN) {
            return Outcome.refused("", MOST_OPEN + " bulk actions of yours are under way already. Wait until one of them is done.");
        }
        var targets = targets(scope, choice, mostRows + 1);
        if (targets.isEmpty()) {
            return choice instanceof Choice.Picked ? Outcome.missing() : Outcome.refused("", "Nothing fits, so nothing is done.");
        }
        if (targets.size() > mostRows) {
            return Outcome.refused("", "More than " + mostRows + " rows fit; that many can be done at once. Narrow the list.");
        }
        var job = new BulkJob(ids.next(), scope.actor(), once, task, targets.size(), time.now());
        jobs.add(scope, job);
        rows.add(scope, job.id(), targets);
        if (scope.seesAllCustomers()) {
            audit.note(scope, "bulk.asked", job.id(), BulkWords.of(task) + ": " + targets.size() + " " + task.rows());
        }
        asked.fire(new BulkAsked(scope.provider()));
        return Outcome.done(job.id());
    }

    /// The newest first; everybody's for those who see all customers, else one's own.
    public Page<Line> list(Scope scope, int first, int count) {
        var page = jobs.page(scope, first, count);
        return new Page<>(page.total(), page.rows().stream().map(job -> line(scope, job)).toList());
    }

    public Optional<Line> find(Scope scope, UUID id) {
        return jobs.find(scope, id).map(job -> line(scope, job));
    }

    /// The rows of a bulk action in their order, those out of scope left out.
    /// @param state only those in this state; empty for all
    /// @return empty when there is no such action in scope
    public Optional<Page<RowLine>> rows(Scope scope, UUID id, Optional<RowState> state, int first, int count) {
        return jobs.find(scope, id).map(_ -> rows.page(scope, id, state, first, Page.limit(count)))
                .map(page -> new Page<>(page.total(), page.rows().stream().map(row -> new RowLine(row.no(), row.customer(), row.domain(), row.name(), row.state(), row.sentence())).toList()));
    }

    /// An exported table, or what became of each row, for a spreadsheet.
    /// @return empty when there is no such action in scope, or its table is not written yet
    public Optional<ReportFile> table(Scope scope, UUID id) {
        return jobs.find(scope, id).filter(job -> job.task().deed() != BulkDeed.EXPORT || job.state() == BulkState.DONE).map(job -> {
            boolean export = job.task().deed() == BulkDeed.EXPORT;
            var lines = new ArrayList<List<String>>();
            lines.add(export ? BulkTable.head(job.task().rows()) : List.of("name", "state", "sentence"));
            rows.page(scope, id, Optional.empty(), 0, mostRows).rows().stream().filter(row -> !export || row.state() == RowState.DONE).map(row -> cells(row, export)).forEach(lines::add);
            var name = job.task().rows().name().toLowerCase(Locale.ROOT) + (export ? "" : "-" + job.task().deed().name().toLowerCase(Locale.ROOT)) + ".csv";
            return new ReportFile(name, "text/csv;charset=UTF-8", SafeCsv.of(lines));
        });
    }

    /// Ends a bulk action early. What was done stays.
    public Outcome<UUID> stop(Scope scope, UUID id) {
        var found = jobs.hold(scope, id);
        if (found.isEmpty()) {
            return Outcome.missing();
        }
        if (!found.get().state().over()) {
            found.get().end(BulkState.STOPPED, time.now(), "");
            rows.endWaiting(scope, id, "It was stopped before its turn came.");
        }
        return Outcome.done(id);
    }

    private static List<String> cells(Row row, boolean export) {
        return export ? Arrays.asList(row.cells().split(BulkTable.BETWEEN, -1)) : List.of(row.name(), row.state().name(), row.sentence());
    }

    private Line line(Scope scope, BulkJob job) {
        var task = job.task();
        return new Line(job.id(), task, task.member().flatMap(id -> members.find(scope, id)).map(member -> member.name()), job.ownerName(), job.state(), job.total(), job.done(), job.failed(),
                job.askedAt(), job.finishedAt(), job.trouble());
    }

    private List<Target> targets(Scope scope, Choice choice, int most) {
        return switch (choice) {
            case Choice.Picked(var of, var some) -> {
                if (some.size() > DomainQuery.MOST) {
                    throw new InvalidInput("ids", "At most " + DomainQuery.MOST + " rows are named one by one; choose all that fit instead.");
                }
                yield of == BulkOf.DOMAINS
                        ? domains.some(scope, some).stream().map(domain -> new Target(domain.customerId(), Optional.of(domain.id()), domain.name().unicode())).sorted(Comparator.comparing(Target::name)).limit(most).toList()
                        : standings.names(scope, some).entrySet().stream().sorted(Map.Entry.comparingByValue()).map(each -> new Target(each.getKey(), Optional.empty(), each.getValue())).limit(most).toList();
            }
            case Choice.Customers(var wish) -> standings.matching(scope, wish, most).stream().map(each -> new Target(each.getKey(), Optional.empty(), each.getValue())).toList();
            case Choice.Domains(var wish) -> domains.matching(scope, wish, most).stream()
                    .map(each -> new Target(each.customer(), Optional.of(each.id()), new DomainName(each.name()).unicode())).toList();
        };
    }
}

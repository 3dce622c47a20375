package org.mailward.onboarding.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.assessment.store.Standings;
import org.mailward.audit.control.Audit;
import org.mailward.estate.ManagedDomain;
import org.mailward.estate.NameReading;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.onboarding.boundary.ImportPlan.Fate;
import org.mailward.onboarding.boundary.ImportPlan.Row;
import org.mailward.onboarding.control.DomainList;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Randomness;
import org.mailward.platform.time.Time;
import org.mailward.scanning.ScanReason;
import org.mailward.scanning.control.ScanQueue;
import org.mailward.tenancy.InvalidInput;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.control.StillServed;
import org.mailward.tenancy.store.Customers;

/// Adds domains to a customer: one, a pasted list, or a file. All of them or none.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST})
public class DomainImport {

    /// What to do about rows that are not domains.
    public enum WrongRows {
        /// Import nothing while there are any.
        REFUSE,
        /// The caller saw them and leaves them out.
        LEAVE_OUT
    }

    /// What an import did.
    /// @param batch the scans of the new domains, to follow their progress
    public record Imported(ImportPlan plan, UUID batch) {
    }

    @Inject
    private Customers customers;

    @Inject
    private ManagedDomains domains;

    @Inject
    private ScanQueue queue;

    @Inject
    private Standings standings;

    @Inject
    private StillServed served;

    @Inject
    private Audit audit;

    @Inject
    private Ids ids;

    @Inject
    private Time time;

    @Inject
    private Randomness randomness;

    @Inject
    @ConfigProperty(name = "mailward.import.max-rows", defaultValue = "5000")
    private int mostRows;

    @Inject
    @ConfigProperty(name = "mailward.import.max-size", defaultValue = "1048576")
    private int largestFile;

    /// Reads an uploaded file as text, whatever its encoding.
    /// @throws InvalidInput when it is larger than `mailward.import.max-size`
    public String decode(Scope scope, byte[] file) {
        if (file.length > largestFile) {
            throw new InvalidInput("file", "The file has " + file.length / 1024 + " kB; at most " + largestFile / 1024 + " kB are accepted. Split it.");
        }
        return DomainList.decode(file);
    }

    /// Says what an import would do; changes nothing.
    public Outcome<ImportPlan> plan(Scope scope, UUID customer, String list) {
        return customers.find(scope, customer).isEmpty() ? Outcome.missing() : Outcome.done(read(scope, customer, list));
    }

    /// Imports the list in one transaction and queues a scan for each new domain.
    public Outcome<Imported> run(Scope scope, UUID customer, String list, WrongRows wrong) {
        return served.change(scope, customer, () -> imported(scope, customer, list, wrong));
    }

    private Outcome<Imported> imported(Scope scope, UUID customer, String list, WrongRows wrong) {
        var plan = read(scope, customer, list);
        if (plan.rows().isEmpty()) {
            return Outcome.refused("list", "There are no domains in this list. Write one name to a line, such as example.org.");
        }
        long errors = plan.count(Fate.WRONG);
        if (errors > 0 && wrong == WrongRows.REFUSE) {
            var first = plan.rows().stream().filter(row -> row.fate() == Fate.WRONG).findFirst().orElseThrow();
            return Outcome.refused("list", (errors == 1 ? "One row is" : errors + " rows are") + " not domain names, so nothing was imported. Row "
                    + first.line() + ": " + first.sentence());
        }
        var created = create(scope, customer, plan);
        var batch = queue.ask(scope, created, ScanReason.DOMAIN_ADDED);
        if (!created.isEmpty()) {
            audit.noteOf(scope, customer, "domains.added", customer, created.size() == 1
                    ? created.getFirst().name().unicode() : created.size() + " domains");
        }
        return Outcome.done(new Imported(plan, batch));
    }

    private ArrayList<ManagedDomain> create(Scope scope, UUID customer, ImportPlan plan) {
        var now = time.now();
        var created = new ArrayList<ManagedDomain>();
        for (var name : plan.names()) {
            created.add(new ManagedDomain(ids.next(), customer, name, randomness.proofToken(), now));
        }
        domains.add(scope, created);
        standings.renew(scope, Set.of(customer), LocalDate.ofInstant(now, ZoneOffset.UTC));
        return created;
    }

    private ImportPlan read(Scope scope, UUID customer, String list) {
        if (list.length() > largestFile) {
            throw new InvalidInput("list", "The list is longer than " + largestFile / 1024 + " kB. Split it.");
        }
        var entries = DomainList.read(list, mostRows);
        var readings = entries.stream().map(entry -> NameReading.of(entry.text())).toList();
        var understood = readings.stream()
                .flatMap(reading -> reading instanceof NameReading.Understood(var name) ? Optional.of(name).stream() : Optional.<DomainName>empty().stream())
                .distinct().toList();
        var present = domains.present(scope, customer, understood);
        var seen = new HashSet<DomainName>();
        var rows = new ArrayList<Row>();
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            rows.add(switch (readings.get(i)) {
                case NameReading.NotUnderstood(var sentence) -> new Row(entry.line(), entry.text(), Optional.empty(), Fate.WRONG, sentence);
                case NameReading.Understood(var name) when present.contains(name) ->
                        new Row(entry.line(), entry.text(), Optional.of(name), Fate.PRESENT, "This customer has " + name.unicode() + " already.");
                case NameReading.Understood(var name) when !seen.add(name) ->
                        new Row(entry.line(), entry.text(), Optional.of(name), Fate.REPEATED, "An earlier row names " + name.unicode() + " too.");
                case NameReading.Understood(var name) -> new Row(entry.line(), entry.text(), Optional.of(name), Fate.CREATE, "");
            });
        }
        return new ImportPlan(rows);
    }
}

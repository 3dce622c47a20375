package org.mailward.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.platform.dns.LiveDnsResolver;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Scope;

/// Tells the demo's past behind the present, a part at a time: first what scans would have seen, then what receivers would have reported.
///
/// What is told is found out from the database each time, so that it goes on where it was broken off.
@ApplicationScoped
public class Telling {

    private static final Logger LOG = System.getLogger(Telling.class.getName());

    @Inject
    @ConfigProperty(name = "mailward.demo", defaultValue = "false")
    private boolean wanted;

    @Inject
    @ConfigProperty(name = "mailward.demo.days", defaultValue = "0")
    private int days;

    @Inject
    private Troupe troupe;

    @Inject
    private PastWorld world;

    @Inject
    private PastScans scans;

    @Inject
    private PastReports reports;

    @Inject
    private PostOffice post;

    @Inject
    private Story story;

    @Inject
    private ManagedDomains domains;

    @Inject
    private LiveDnsResolver dns;

    @Inject
    private Transactions transactions;

    @Inject
    private Time time;

    private final AtomicBoolean busy = new AtomicBoolean();
    private LocalDate reported = LocalDate.EPOCH;

    /// Goes on with the telling; returns at once when somebody does already, or there is nothing to tell.
    public void go() {
        if (!wanted || days < 1 || !world.exists() || !busy.compareAndSet(false, true)) {
            return;
        }
        try {
            if (history()) {
                reports();
            }
        } catch (InterruptedException e) {
            // The server stops; what is missing is told after the next start.
            Thread.currentThread().interrupt();
        } finally {
            story.end();
            busy.set(false);
        }
    }

    /// @return whether there is nothing left to tell of it
    private boolean history() throws InterruptedException {
        var companies = troupe.companies();
        int all = companies.stream().mapToInt(company -> company.roles().size()).sum();
        int done = Math.toIntExact(companies.stream().flatMap(company -> company.roles().stream().filter(role -> PastScans.complete(role, company.first()))).count());
        if (done == all) {
            return true;
        }
        if (companies.stream().flatMap(company -> company.roles().stream()).anyMatch(role -> role.scanned().isEmpty())) {
            return false;
        }
        for (var company : companies) {
            tell(new Story.Progress(Story.Chapter.HISTORY, done, all));
            prove(company);
            var missing = company.roles().stream().filter(role -> !PastScans.complete(role, company.first())).toList();
            scans.play(company, missing, days);
            done += missing.size();
        }
        tell(new Story.Progress(Story.Chapter.HISTORY, done, all));
        return true;
    }

    /// Every day that is over and was not reported on, for as long as the demo runs.
    private void reports() throws InterruptedException {
        var last = LocalDate.ofInstant(time.now().minus(Receiver.LAST_HOUR), ZoneOffset.UTC).minusDays(1);
        if (!reported.isBefore(last)) {
            return;
        }
        var companies = troupe.companies();
        var scopes = companies.stream().map(Troupe.Company::scope).distinct().toList();
        var newest = new HashMap<Scope, PostOffice.Newest>();
        scopes.forEach(scope -> post.newest(scope).ifPresent(found -> newest.put(scope, found)));
        for (var company : companies) {
            newest.computeIfAbsent(company.scope(), _ -> new PostOffice.Newest(company.first().minusDays(days), Set.of()));
        }
        var begin = newest.values().stream().map(PostOffice.Newest::day).min(LocalDate::compareTo).orElse(last);
        int all = companies.isEmpty() ? 0 : Math.toIntExact(ChronoUnit.DAYS.between(companies.getFirst().first().minusDays(days), last)) + 1;
        for (var date = begin; !date.isAfter(last); date = date.plusDays(1)) {
            int left = Math.toIntExact(ChronoUnit.DAYS.between(date, last)) + 1;
            tell(new Story.Progress(Story.Chapter.REPORTS, all - left, all));
            for (var company : companies) {
                var there = newest.get(company.scope());
                if (!date.isBefore(there.day())) {
                    reports.send(date, Math.toIntExact(ChronoUnit.DAYS.between(date, company.first())), post.subjects(company), date.equals(there.day()) ? there.letters() : Set.of());
                }
            }
            post.mailed(scopes);
        }
        reported = last;
        tell(new Story.Progress(Story.Chapter.REPORTS, all, all));
    }

    /// Looks for the proofs of control now, so that nobody has to wait for the clock.
    private void prove(Troupe.Company company) {
        for (var role : company.roles().stream().filter(role -> !role.proven()).toList()) {
            var token = Cast.token(role.name());
            var seen = token.check(role.name(), dns);
            transactions.run(() -> domains.hold(company.scope(), role.id()).filter(domain -> domain.proofToken().equals(token))
                    .ifPresent(domain -> domain.noteProof(seen, time.now())));
        }
    }

    private void tell(Story.Progress progress) {
        story.tell(progress);
        LOG.log(Level.INFO, "Demo: {0}: {1} of {2}", progress.chapter(), progress.done(), progress.of());
    }
}

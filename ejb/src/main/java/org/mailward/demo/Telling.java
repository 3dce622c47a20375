package org.mailward.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.platform.dns.LiveDnsResolver;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Time;

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

    /// Goes on with the telling; returns at once when somebody does already, or there is nothing to tell.
    public void go() {
        if (!wanted || days < 1 || !world.exists() || !busy.compareAndSet(false, true)) {
            return;
        }
        try {
            history();
        } catch (InterruptedException e) {
            // The server stops; what is missing is told after the next start.
            Thread.currentThread().interrupt();
        } finally {
            story.end();
            busy.set(false);
        }
    }

    private void history() throws InterruptedException {
        var companies = troupe.companies();
        int all = companies.stream().mapToInt(company -> company.roles().size()).sum();
        int done = Math.toIntExact(companies.stream().flatMap(company -> company.roles().stream().filter(role -> PastScans.complete(role, company.first()))).count());
        if (done == all || companies.stream().flatMap(company -> company.roles().stream()).anyMatch(role -> role.scanned().isEmpty())) {
            return;
        }
        for (var company : companies) {
            tell(new Story.Progress(Story.Chapter.HISTORY, done, all));
            prove(company);
            var missing = company.roles().stream().filter(role -> !PastScans.complete(role, company.first())).toList();
            scans.play(company, missing, days);
            done += missing.size();
        }
        tell(new Story.Progress(Story.Chapter.HISTORY, done, all));
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

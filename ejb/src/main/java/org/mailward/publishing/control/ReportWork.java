package org.mailward.publishing.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.outbox.control.ReportMails;
import org.mailward.platform.jobs.FairPlaces;
import org.mailward.platform.jobs.FairPlaces.Shares;
import org.mailward.platform.jobs.ManagedThreads;
import org.mailward.platform.pdf.Edition;
import org.mailward.platform.pdf.PaperSize;
import org.mailward.platform.pdf.PostureReportPdf;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Time;
import org.mailward.publishing.KeptReport;
import org.mailward.publishing.KeptReportFile;
import org.mailward.publishing.PostureReport;
import org.mailward.publishing.PostureReportCsv;
import org.mailward.publishing.store.KeptReports;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Scope;

/// Makes the reports that were asked for, a few at the same time.
///
/// A report is a row before anything is drawn, and who draws it holds a lease. So a server that dies leaves nothing behind but a
/// lease that runs out: then the report is taken up again, until that was done too often, which is said.
@ApplicationScoped
public class ReportWork {

    private static final Logger LOG = System.getLogger(ReportWork.class.getName());
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int ROUND = 20;
    /// Rounds that may wait for a place. One that finds no room to wait is not missed: those before it make what it would have, and so does the clock.
    private static final int WAITING = 1_000;
    /// For longer than any queue of rounds.
    private static final Duration PATIENCE = Duration.ofDays(1);
    private static final int READ = 1;
    private static final int DRAWN = 2;

    private record Job(UUID id, UUID customer, KeptReport.Wish wish) {
    }

    @Inject
    private KeptReports reports;

    @Inject
    private ReportAssembly assembly;

    @Inject
    private PostureReportPdf pdf;

    @Inject
    private ReportMails mails;

    @Inject
    private ManagedThreads threads;

    @Inject
    private Transactions transactions;

    @Inject
    private Time time;

    @Inject
    @ConfigProperty(name = "mailward.reports.attempts", defaultValue = "3")
    private int mostAttempts;

    @Inject
    @ConfigProperty(name = "mailward.reports.made-at-once", defaultValue = "2")
    private int madeAtOnce;

    private FairPlaces places = new FairPlaces(new Shares(1, 1, 1, 0));

    @PostConstruct
    void open() {
        if (madeAtOnce < 1) {
            throw new IllegalArgumentException("mailward.reports.made-at-once is at least 1, not " + madeAtOnce);
        }
        // So that the reports of one provider, however many, leave a place for those of another.
        int ofProvider = Math.max(1, madeAtOnce - 1);
        places = new FairPlaces(new Shares(madeAtOnce, ofProvider, ofProvider, WAITING));
    }

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ReportAsked asked) {
        begin(asked.provider());
    }

    /// Has what waits made in the background.
    public void begin(UUID provider) {
        try {
            threads.execute(() -> perform(provider));
        } catch (RejectedExecutionException e) {
            LOG.log(Level.WARNING, "No thread was free to make reports; the clock begins again", e);
        }
    }

    /// Takes what waits up again when it has waited for too long.
    public void lookAfter(Scope scope) {
        if (!transactions.call(() -> reports.due(scope, time.now(), 1)).isEmpty()) {
            begin(scope.provider());
        }
    }

    private void perform(UUID provider) {
        var place = places.take(provider.toString(), provider.toString(), PATIENCE);
        if (place.isEmpty()) {
            return;
        }
        try (var _ = place.get()) {
            var scope = new Scope.WholeProvider(provider, Actor.system("reports"));
            for (int i = 0; i < ROUND; i++) {
                var job = take(scope);
                if (job.isEmpty()) {
                    return;
                }
                make(scope, job.get());
            }
        }
        // Something may be left: behind the rounds of others.
        begin(provider);
    }

    private Optional<Job> take(Scope scope) {
        try {
            return transactions.call(() -> reports.due(scope, time.now(), 1).stream().findFirst().map(report -> {
                if (report.attempts() >= mostAttempts) {
                    report.fail(time.now(), "The report was begun " + report.attempts() + " times and never finished. Ask for it again; if that ends in the same way, tell whoever runs the portal.");
                    return new Job(report.id(), report.customerId(), report.wish());
                }
                report.begin(time.now(), LEASE);
                return new Job(report.id(), report.customerId(), report.wish());
            }));
        } catch (RuntimeException e) {
            // Somebody else took it up at the same moment, which shows when the transaction ends; or the clock tries again.
            LOG.log(Level.INFO, "A report could not be taken up", e);
            return Optional.empty();
        }
    }

    private void make(Scope scope, Job job) {
        if (transactions.call(() -> reports.find(scope, job.id())).filter(report -> !report.state().over()).isEmpty()) {
            return;
        }
        try {
            var assembled = transactions.call(() -> assembly.assemble(scope, job.customer(), job.wish().days()));
            if (assembled.isEmpty()) {
                return;
            }
            var report = assembled.get().report();
            reached(scope, job, READ);
            var drawn = pdf.draw(report, PaperSize.valueOf(job.wish().paper()), Edition.valueOf(job.wish().edition()));
            reached(scope, job, DRAWN);
            store(scope, job, report, drawn);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Report " + job.id() + " could not be made", e);
            transactions.run(() -> reports.find(scope, job.id()).ifPresent(waiting -> giveBack(waiting)));
        }
    }

    private void giveBack(KeptReport report) {
        if (report.attempts() >= mostAttempts) {
            report.fail(time.now(), "The report could not be made. Ask for it again; if that ends in the same way, tell whoever runs the portal.");
        } else {
            report.letGo();
        }
    }

    private void reached(Scope scope, Job job, int step) {
        transactions.run(() -> reports.find(scope, job.id()).ifPresent(report -> report.advance(step, time.now(), LEASE)));
    }

    private void store(Scope scope, Job job, PostureReport report, byte[] drawn) {
        Instant now = time.now();
        transactions.run(() -> reports.find(scope, job.id()).filter(kept -> !kept.state().over()).ifPresent(kept -> {
            reports.add(scope, new KeptReportFile(job.id(), job.customer(), drawn, PostureReportCsv.of(report)));
            kept.finish(now, report.generatedAt(), ReportNames.of(report, job.wish().edition()), drawn.length);
            mails.tell(scope, new ReportMails.Ready(job.id(), job.customer(), report.customer(), job.wish(), kept.askedAt(), report.generatedAt()), reports.askers(scope, job.customer(), job.id()));
        }));
    }
}

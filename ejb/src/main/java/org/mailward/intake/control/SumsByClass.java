package org.mailward.intake.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.mailward.intake.store.ReportBooks;
import org.mailward.sources.control.Reclassed;
import org.mailward.sources.control.Reclassing;

/// Keeps the sums in step when a source turns out to be of another class.
@ApplicationScoped
public class SumsByClass {

    @Inject
    private ReportBooks books;

    void hold(@Observes Reclassing reclassing) {
        books.holdSums(reclassing.scope(), reclassing.customer(), reclassing.domain());
    }

    void again(@Observes Reclassed reclassed) {
        books.sumAgain(reclassed.scope(), reclassed.customer(), reclassed.domain());
    }
}

package org.mailward.publishing.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailward.platform.pdf.Edition;
import org.mailward.platform.pdf.PaperSize;
import org.mailward.platform.pdf.PostureReportPdf;
import org.mailward.platform.persistence.Transactions;
import org.mailward.publishing.PostureReport;
import org.mailward.publishing.control.DrawingPlaces;
import org.mailward.publishing.control.HeldPlaces;
import org.mailward.publishing.control.ReportAssembly;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;

/// A person or program that asks for many reports at once takes neither memory nor processor time from everybody.
class PostureReportsTest {

    private static final UUID CUSTOMER = new UUID(1, 1);
    private static final UUID ABSENT = new UUID(1, 2);
    private static final Outcome<?> BUSY = Outcome.refused("", DrawingPlaces.BUSY);

    private final PostureReports reports = new PostureReports();
    private Supplier<List<Outcome<?>>> whileDrawing = List::of;
    private List<Outcome<?>> meanwhile = List.of();
    private int assembled;

    @BeforeEach
    void wire() throws ReflectiveOperationException {
        give(new ReportAssembly() {
            @Override
            public boolean knows(Scope scope, UUID customer) {
                return customer.equals(CUSTOMER);
            }

            @Override
            @SuppressWarnings("DataFlowIssue")
            public Optional<Assembled> assemble(Scope scope, UUID id, int days) {
                assembled++;
                return Optional.of(new Assembled(null, "GB"));
            }
        });
        give(new PostureReportPdf() {
            @Override
            public String pages(PostureReport report, PaperSize paper, Edition edition) {
                meanwhile = whileDrawing.get();
                whileDrawing = List::of;
                return "pages";
            }
        });
        give(new Transactions());
        give(HeldPlaces.impatient());
    }

    private void give(Object part) throws ReflectiveOperationException {
        for (Field field : PostureReports.class.getDeclaredFields()) {
            if (field.getType().isInstance(part)) {
                field.setAccessible(true);
                field.set(reports, part);
            }
        }
    }

    private static Scope of(String subject) {
        return new Scope.WholeProvider(new UUID(0, 1), new Actor(subject, subject, Role.PROVIDER_ANALYST, "test"));
    }

    private Outcome<String> preview(String subject) {
        return reports.preview(of(subject), CUSTOMER, Optional.empty(), Edition.MANAGEMENT, 90);
    }

    @Test
    void a_second_report_of_the_same_person_is_not_begun_meanwhile() {
        whileDrawing = () -> List.of(preview("anna"), reports.pdf(of("anna"), CUSTOMER, Optional.empty(), Edition.TECHNICAL), reports.csv(of("anna"), CUSTOMER));
        assertEquals(Outcome.done("pages"), preview("anna"));
        assertEquals(List.of(BUSY, BUSY, BUSY), meanwhile);
        assertEquals(1, assembled, "What a report is made of is not read before there is a place for it");
        assertEquals(Outcome.done("pages"), preview("anna"));
    }

    @Test
    void somebody_else_s_is() {
        whileDrawing = () -> List.of(preview("adam"));
        assertEquals(Outcome.done("pages"), preview("anna"));
        assertEquals(List.of(Outcome.done("pages")), meanwhile);
    }

    @Test
    void what_is_not_there_is_said_to_be_missing_however_busy_it_is() {
        whileDrawing = () -> List.of(reports.pdf(of("anna"), ABSENT, Optional.empty(), Edition.TECHNICAL));
        assertEquals(Outcome.done("pages"), preview("anna"));
        assertEquals(List.of(Outcome.missing()), meanwhile);
    }
}

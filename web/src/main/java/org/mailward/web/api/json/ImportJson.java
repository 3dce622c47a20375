package org.mailward.web.api.json;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.onboarding.boundary.DomainImport.Imported;
import org.mailward.onboarding.boundary.ImportPlan;
import org.mailward.onboarding.boundary.ImportPlan.Fate;
import org.mailward.onboarding.boundary.ImportPlan.Row;
import org.mailward.web.api.openapi.Described;

@Described("What an import did, or would do, row by row.")
public record ImportJson(
        @Described("True when nothing was changed.") boolean dryRun,
        @Described("New domains.") long created,
        @Described("Rows whose domain the customer has already.") long present,
        @Described("Rows that name the same domain as an earlier row.") long repeated,
        @Described("Rows that are not domain names; they were left out.") long wrong,
        @Described("The first scans of the new domains, for /scans/{batch}; absent when nothing was created.") Optional<UUID> batch,
        @Described("In the order of the list.") List<RowJson> rows) {

    @Described("One row of an import.")
    public record RowJson(
            @Described("Counted from 1.") int line,
            @Described("As it stands in the list.") String written,
            @Described("The domain as DNS knows it, where there is one.") Optional<String> name,
            @Described("The domain as its owner reads it, where there is one.") Optional<String> displayName,
            @Described("What became of the row.") Fate fate,
            @Described("Why the row was not created, and how to mend it.") Optional<String> sentence) {

        static RowJson of(Row row, String written) {
            return new RowJson(row.line(), written, row.name().map(DomainName::ascii), row.name().map(DomainName::unicode), row.fate(),
                    Optional.of(row.sentence()).filter(text -> !text.isEmpty()));
        }
    }

    public static ImportJson planned(ImportPlan plan) {
        return of(plan, Optional.empty(), true, Row::written);
    }

    public static ImportJson done(Imported imported) {
        return done(imported, Row::written);
    }

    /// @param written gives the row as the caller wrote it
    public static ImportJson done(Imported imported, Function<Row, String> written) {
        return of(imported.plan(), Optional.of(imported.batch()).filter(_ -> imported.plan().count(Fate.CREATE) > 0), false, written);
    }

    private static ImportJson of(ImportPlan plan, Optional<UUID> batch, boolean dryRun, Function<Row, String> written) {
        return new ImportJson(dryRun, plan.count(Fate.CREATE), plan.count(Fate.PRESENT), plan.count(Fate.REPEATED), plan.count(Fate.WRONG), batch,
                plan.rows().stream().map(row -> RowJson.of(row, written.apply(row))).toList());
    }
}

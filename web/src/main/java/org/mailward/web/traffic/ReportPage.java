package org.mailward.web.traffic;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.traffic.RowLine;
import org.mailward.traffic.boundary.ReportReading;
import org.mailward.traffic.boundary.ReportReading.Read;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// One stored report with its rows.
@Named
@ViewScoped
public class ReportPage implements Serializable {

    private static final int PAGE = 50;

    @Inject
    private CurrentScope current;

    @Inject
    private ReportReading reading;

    private @Nullable UUID id;
    private @Nullable String page;
    private @Nullable Read read;
    private @Nullable Listing<RowLine> listing;

    public void load() {
        if (id == null) {
            throw new NotInScope();
        }
        read = reading.report(current.scope(), id, (number() - 1) * PAGE, PAGE).orElseThrow(NotInScope::new);
        listing = new Listing<>(read.rows().rows(), read.rows().total(), number(), PAGE);
    }

    public @Nullable Read getRead() {
        return read;
    }

    public @Nullable Listing<RowLine> getListing() {
        return listing;
    }

    private int number() {
        return page != null && page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1;
    }

    public @Nullable UUID getId() {
        return id;
    }

    public void setId(@Nullable UUID wanted) {
        id = wanted;
    }

    public @Nullable String getPage() {
        return page;
    }

    public void setPage(@Nullable String wanted) {
        page = wanted;
    }
}

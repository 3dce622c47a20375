package org.mailward.web.bulk;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.mailward.bulk.boundary.BulkDesk;
import org.mailward.bulk.boundary.BulkDesk.Line;
import org.mailward.web.component.Text;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;
import org.mailward.web.traffic.Listing;

/// What was done to many at once lately.
@Named
@ViewScoped
public class BulkActionsPage implements Serializable {

    private static final int PAGE = 50;

    @Inject
    private CurrentScope current;

    @Inject
    private BulkDesk desk;

    @Inject
    private Text text;

    private @Nullable String page;
    private transient @Nullable Listing<Line> listing;

    public void load() {
        if (!current.isProviderStaff()) {
            throw new NotInScope();
        }
        var found = desk.list(current.scope(), (number() - 1) * PAGE, PAGE);
        listing = new Listing<>(found.rows(), found.total(), number(), PAGE);
    }

    public String what(Line line) {
        var task = line.task();
        return text.of("bulk-headline." + task.rows() + "-" + task.deed(), line.total());
    }

    public @Nullable Listing<Line> getListing() {
        return listing;
    }

    private int number() {
        return page != null && page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1;
    }

    public @Nullable String getPage() {
        return page;
    }

    public void setPage(@Nullable String wanted) {
        page = wanted == null || wanted.isBlank() ? null : wanted;
    }
}

package org.mailward.web.bulk;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.bulk.BulkDeed;
import org.mailward.bulk.RowState;
import org.mailward.bulk.boundary.BulkDesk;
import org.mailward.bulk.boundary.BulkDesk.Line;
import org.mailward.bulk.boundary.BulkDesk.RowLine;
import org.mailward.web.component.Feedback;
import org.mailward.web.component.Text;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;
import org.mailward.web.traffic.Listing;

/// How far a bulk action is, and what became of each row.
@Named
@ViewScoped
public class BulkActionPage implements Serializable {

    private static final int PAGE = 50;

    @Inject
    private CurrentScope current;

    @Inject
    private BulkDesk desk;

    @Inject
    private Feedback feedback;

    @Inject
    private Text text;

    private @Nullable UUID id;
    private @Nullable String state;
    private @Nullable String page;
    private transient @Nullable Line line;
    private transient @Nullable Listing<RowLine> listing;

    public void load() {
        if (!current.isProviderStaff() || id == null) {
            throw new NotInScope();
        }
        look();
    }

    public void look() {
        line = desk.find(current.scope(), wanted()).orElseThrow(NotInScope::new);
        var chosen = Arrays.stream(RowState.values()).filter(known -> known.name().equals(state)).findFirst();
        var found = desk.rows(current.scope(), wanted(), chosen, (number() - 1) * PAGE, PAGE).orElseThrow(NotInScope::new);
        listing = new Listing<>(found.rows(), found.total(), number(), PAGE);
    }

    /// Looks again while it is under way. What stops it goes when it is over, and not before: somebody may just be asked whether to.
    public void follow() {
        look();
        if (!getLine().open()) {
            FacesContext.getCurrentInstance().getPartialViewContext().getRenderIds().add("stopping");
        }
    }

    public @Nullable String stop() {
        return feedback.of(() -> desk.stop(current.scope(), wanted())).map(_ -> "/app/bulk-action.xhtml?faces-redirect=true&id=" + id).orElse(null);
    }

    /// What is done to how many.
    public String getHeadline() {
        var known = getLine();
        var task = known.task();
        return text.of("bulk-headline." + task.rows() + "-" + task.deed(), known.total());
    }

    public boolean isExport() {
        return getLine().task().deed() == BulkDeed.EXPORT;
    }

    public Line getLine() {
        if (line == null) {
            look();
        }
        return Optional.ofNullable(line).orElseThrow(NotInScope::new);
    }

    public Listing<RowLine> getListing() {
        if (listing == null) {
            look();
        }
        return Optional.ofNullable(listing).orElseThrow(NotInScope::new);
    }

    public List<RowState> getStates() {
        return List.of(RowState.values());
    }

    private int number() {
        return page != null && page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1;
    }

    private UUID wanted() {
        if (id == null) {
            throw new NotInScope();
        }
        return id;
    }

    public @Nullable UUID getId() {
        return id;
    }

    public void setId(@Nullable UUID wanted) {
        id = wanted;
    }

    public @Nullable String getState() {
        return state;
    }

    public void setState(@Nullable String wanted) {
        state = wanted == null || wanted.isBlank() ? null : wanted;
    }

    public @Nullable String getPage() {
        return page;
    }

    public void setPage(@Nullable String wanted) {
        page = wanted == null || wanted.isBlank() ? null : wanted;
    }
}

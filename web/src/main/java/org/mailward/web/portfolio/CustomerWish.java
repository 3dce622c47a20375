package org.mailward.web.portfolio;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailward.assessment.CustomerQuery;
import org.mailward.assessment.CustomerQuery.Show;
import org.mailward.assessment.CustomerQuery.Sort;
import org.mailward.views.ViewPlace;
import org.mailward.web.component.ColumnWish;
import org.mailward.web.component.NarrowingWish;
import org.mailward.web.component.NarrowingWish.Kept;

/// Which part of the list of customers the address asks for. What cannot be understood is left out, so that an old link still opens.
public class CustomerWish implements Serializable {

    /// Customers on one page of the list.
    static final int PAGE = 50;
    private static final int LONGEST_SEARCH = 200;
    private static final int LAST_PAGE = 100_000;

    private @Nullable String q;
    private @Nullable String show;
    private @Nullable String sort;
    private @Nullable String desc;
    private @Nullable String page;

    private final NarrowingWish also = new NarrowingWish();
    private final ColumnWish columns = new ColumnWish(ViewPlace.PORTFOLIO);

    /// @param today the day by which something is overdue
    public CustomerQuery query(LocalDate today) {
        return new CustomerQuery(Optional.ofNullable(q), showing(), also.narrowing(today), order(), descending(), (number() - 1) * PAGE, PAGE);
    }

    /// What the address says but for the page and the order, for a form that is about the same rows.
    public List<Kept> getKept() {
        var kept = new ArrayList<Kept>();
        NarrowingWish.keep(kept, "q", q);
        if (showing() != Show.ALL) {
            NarrowingWish.keep(kept, "show", showing().name());
        }
        kept.addAll(also.kept());
        return kept;
    }

    /// Which columns are shown.
    public ColumnWish getColumns() {
        return columns;
    }

    /// By what else the list is narrowed.
    public NarrowingWish getAlso() {
        return also;
    }

    int number() {
        try {
            return page == null ? 1 : Math.clamp(Integer.parseInt(page), 1, LAST_PAGE);
        } catch (NumberFormatException _) {
            return 1;
        }
    }

    private boolean descending() {
        return "true".equals(desc);
    }

    private Sort order() {
        return Arrays.stream(Sort.values()).filter(known -> known.name().equalsIgnoreCase(sort)).findFirst().orElse(Sort.NAME);
    }

    private Show showing() {
        return Arrays.stream(Show.values()).filter(known -> known.name().equals(show)).findFirst().orElse(Show.ALL);
    }

    /// What can be shown instead.
    public List<Show> getShows() {
        return List.of(Show.values());
    }

    /// Is nothing left out?
    public boolean isWhole() {
        return q == null && showing() == Show.ALL && !also.isSaid();
    }

    /// For the head of a column: `ascending`, `descending`, or nothing.
    public String sortedBy(String column) {
        return !order().name().equalsIgnoreCase(column) ? "" : descending() ? "descending" : "ascending";
    }

    /// Which way a click on the head of a column turns the list.
    public String turned(String column) {
        return sortedBy(column).equals("ascending") ? "true" : "";
    }

    private static @Nullable String kept(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip().substring(0, Math.min(LONGEST_SEARCH, text.strip().length()));
    }

    public @Nullable String getQ() {
        return q;
    }

    public void setQ(@Nullable String wanted) {
        q = kept(wanted);
    }

    public String getShow() {
        return showing().name();
    }

    public void setShow(@Nullable String name) {
        show = kept(name);
    }

    public @Nullable String getSort() {
        return sort;
    }

    public void setSort(@Nullable String column) {
        sort = kept(column);
    }

    public @Nullable String getDesc() {
        return desc;
    }

    public void setDesc(@Nullable String turned) {
        desc = kept(turned);
    }

    public @Nullable String getPage() {
        return page;
    }

    public void setPage(@Nullable String number) {
        page = kept(number);
    }
}

package org.mailward.web.domain;

import java.io.Serializable;
import java.net.IDN;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.assessment.Stage;
import org.mailward.estate.DomainQuery;
import org.mailward.estate.DomainQuery.Sort;
import org.mailward.mailauth.dns.Idna;
import org.mailward.views.ViewPlace;
import org.mailward.web.component.ColumnWish;
import org.mailward.web.component.NarrowingWish;
import org.mailward.web.component.NarrowingWish.Kept;

/// Which part of a list of domains the address asks for. What cannot be understood is left out, so that an old link still opens.
public class DomainWish implements Serializable {

    /// Domains on one page of a list.
    static final int PAGE = 50;
    private static final int LONGEST_SEARCH = 253;
    private static final int LAST_PAGE = 100_000;

    private @Nullable String q;
    private @Nullable String stage;
    private @Nullable String sort;
    private @Nullable String desc;
    private @Nullable String page;

    private final NarrowingWish also = new NarrowingWish();
    private final ColumnWish columns = new ColumnWish(ViewPlace.DOMAINS);

    /// @param today the day by which something is overdue
    public DomainQuery query(Optional<UUID> customer, LocalDate today) {
        return new DomainQuery(customer, Optional.ofNullable(q).map(DomainWish::wire), Optional.ofNullable(stage), also.narrowing(today), order(),
                descending(), (number() - 1) * PAGE, PAGE);
    }

    /// What the address says but for the page and the order, for a form that is about the same rows.
    public List<Kept> getKept() {
        var kept = new ArrayList<Kept>();
        NarrowingWish.keep(kept, "q", q);
        NarrowingWish.keep(kept, "stage", stage);
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
        if (sort == null) {
            return Sort.NAME;
        }
        for (var known : Sort.values()) {
            if (known.name().equalsIgnoreCase(sort)) {
                return known;
            }
        }
        return Sort.NAME;
    }

    /// Is nothing left out? A later page leaves out the ones before it.
    public boolean isWhole() {
        return q == null && stage == null && !also.isSaid() && number() == 1;
    }

    /// For the head of a column: `ascending`, `descending`, or nothing.
    public String sortedBy(String column) {
        return !order().name().equalsIgnoreCase(column) ? "" : descending() ? "descending" : "ascending";
    }

    /// Which way a click on the head of a column turns the list.
    public String turned(String column) {
        return sortedBy(column).equals("ascending") ? "true" : "";
    }

    /// Names are kept in the form that goes on the wire, and searched for in the form that people write.
    private static String wire(String text) {
        try {
            return Idna.toAscii(text, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    private static @Nullable String kept(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    public @Nullable String getQ() {
        return q;
    }

    public void setQ(@Nullable String text) {
        var bare = kept(text);
        q = bare == null || bare.length() <= LONGEST_SEARCH ? bare : bare.substring(0, LONGEST_SEARCH);
    }

    public @Nullable String getStage() {
        return stage;
    }

    public void setStage(@Nullable String name) {
        stage = null;
        for (var known : Stage.values()) {
            if (known.name().equals(name)) {
                stage = name;
            }
        }
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

package org.mailward.web.traffic;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.platform.persistence.Page;
import org.mailward.sources.RulingSubject;
import org.mailward.sources.boundary.NetworkKnowledge;
import org.mailward.sources.boundary.NetworkKnowledge.Known;
import org.mailward.sources.boundary.OverruleSources;
import org.mailward.sources.boundary.OverruleSources.Line;
import org.mailward.traffic.PathLine;
import org.mailward.traffic.RowLine;
import org.mailward.traffic.SourceKey;
import org.mailward.traffic.boundary.TrafficOverview;
import org.mailward.traffic.boundary.TrafficOverview.SourceTraffic;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// One source of mail in a domain's name: its addresses, and the rows behind one of them.
@Named
@ViewScoped
public class SourcePage implements Serializable {

    @Inject
    private CurrentScope current;

    @Inject
    private Today today;

    /// Rows shown at once.
    private static final int ROWS = 50;

    @Inject
    private TrafficOverview overview;

    @Inject
    private OverruleSources overrule;

    @Inject
    private NetworkKnowledge networks;

    private final RangeWish wish = new RangeWish();
    private @Nullable UUID domain;
    private @Nullable String source;
    private @Nullable UUID path;
    private @Nullable SourceTraffic traffic;
    private Page<RowLine> rows = new Page<>(0, List.of());
    private List<Line> decisions = List.of();
    private @Nullable Known known;

    public void load() {
        if (domain == null || source == null || source.isBlank()) {
            throw new NotInScope();
        }
        var range = wish.range(today.day());
        traffic = overview.source(current.scope(), domain, SourceKey.of(source), range).orElseThrow(NotInScope::new);
        known = networks.known(current.scope());
        if (current.isProviderStaff()) {
            // Of those that hold for all customers, only the fact is shown to who does not see all.
            decisions = traffic.paths().stream().flatMap(line -> line.ruling().stream()).distinct().flatMap(id -> overrule.find(current.scope(), id).stream()).toList();
        }
        if (path != null) {
            rows = overview.rows(current.scope(), domain, Optional.of(path), range, 0, ROWS).orElseThrow(NotInScope::new);
        }
    }

    public RangeWish getWish() {
        return wish;
    }

    public @Nullable UUID getDomain() {
        return domain;
    }

    public void setDomain(@Nullable UUID wanted) {
        domain = wanted;
    }

    public @Nullable String getSource() {
        return source;
    }

    public void setSource(@Nullable String wanted) {
        source = wanted;
    }

    public @Nullable UUID getPath() {
        return path;
    }

    public void setPath(@Nullable UUID wanted) {
        path = wanted;
    }

    public @Nullable SourceTraffic getTraffic() {
        return traffic;
    }

    /// What somebody decided about the addresses that are shown; for the provider's staff.
    public List<Line> getDecisions() {
        return decisions;
    }

    /// Is any of the addresses what somebody decided?
    public boolean isRuled() {
        return traffic != null && traffic.paths().stream().anyMatch(PathLine::ruled);
    }

    /// What the source is decided about by, in the form that opens from here.
    public RulingSubject.Kind getSubjectKind() {
        return traffic != null && !traffic.source().key().service().isEmpty() ? RulingSubject.Kind.SERVICE : RulingSubject.Kind.ADDRESS;
    }

    public @Nullable Known getKnown() {
        return known;
    }

    public Page<RowLine> getRows() {
        return rows;
    }
}

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

    private final RangeWish wish = new RangeWish();
    private @Nullable UUID domain;
    private @Nullable String source;
    private @Nullable UUID path;
    private @Nullable SourceTraffic traffic;
    private Page<RowLine> rows = new Page<>(0, List.of());

    public void load() {
        if (domain == null || source == null || source.isBlank()) {
            throw new NotInScope();
        }
        var range = wish.range(today.day());
        traffic = overview.source(current.scope(), domain, SourceKey.of(source), range).orElseThrow(NotInScope::new);
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

    public Page<RowLine> getRows() {
        return rows;
    }
}

package org.mailward.web.traffic;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.traffic.boundary.TlsOverview;
import org.mailward.traffic.boundary.TlsOverview.TlsTraffic;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// How mail reached a domain over TLS.
@Named
@ViewScoped
public class TlsPage implements Serializable {

    @Inject
    private CurrentScope current;

    @Inject
    private Today today;

    @Inject
    private TlsOverview overview;

    private final RangeWish wish = new RangeWish();
    private @Nullable UUID id;
    private @Nullable TlsTraffic traffic;
    private @Nullable DayChart chart;

    public void load() {
        if (id == null) {
            throw new NotInScope();
        }
        var range = wish.range(today.day());
        traffic = overview.domain(current.scope(), id, range).orElseThrow(NotInScope::new);
        chart = DayChart.ofSessions(range, traffic.days());
    }

    public RangeWish getWish() {
        return wish;
    }

    public @Nullable UUID getId() {
        return id;
    }

    public void setId(@Nullable UUID wanted) {
        id = wanted;
    }

    public @Nullable TlsTraffic getTraffic() {
        return traffic;
    }

    public @Nullable DayChart getChart() {
        return chart;
    }
}

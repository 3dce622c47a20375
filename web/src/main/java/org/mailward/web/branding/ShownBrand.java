package org.mailward.web.branding;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.mailward.branding.boundary.Branding;
import org.mailward.branding.boundary.Branding.Look;
import org.mailward.web.component.Text;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.HostBrand;

/// The brand that this request's page carries: that of the chosen seat's provider, else that of the host name, else a neutral one.
@Named("brand")
@RequestScoped
public class ShownBrand {

    @Inject
    private CurrentScope current;

    @Inject
    private HostBrand host;

    @Inject
    private Branding branding;

    @Inject
    private Text text;

    private Optional<Look> look = Optional.empty();

    @PostConstruct
    void load() {
        look = current.isSeated() ? Optional.of(branding.look(current.scope())) : host.look();
    }

    public String getProductName() {
        return look.map(shown -> shown.style().productName()).orElseGet(() -> text.of("brand.neutral-name"));
    }

    public String getSupport() {
        return look.map(shown -> shown.style().support()).orElse("");
    }

    public String getFooter() {
        return look.map(shown -> shown.style().footer()).orElse("");
    }

    public boolean isLogo() {
        return look.map(Look::hasLogo).orElse(false);
    }

    public boolean isChosen() {
        return look.isPresent();
    }

    /// Changes with the brand, so that browsers do not show an older one.
    public int getVersion() {
        return look.map(Look::version).orElse(0);
    }
}

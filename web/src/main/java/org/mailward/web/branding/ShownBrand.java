package org.mailward.web.branding;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.mailward.branding.boundary.Branding;
import org.mailward.branding.boundary.Branding.Look;
import org.mailward.web.shell.BrandWords;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.HostBrand;

/// The brand that this request's page carries: that of the chosen seat's provider, else that of the host name, else a neutral one.
@Named("brand")
@RequestScoped
public class ShownBrand extends BrandWords {

    @Inject
    private CurrentScope current;

    @Inject
    private HostBrand host;

    @Inject
    private Branding branding;

    private Optional<Look> look = Optional.empty();

    @PostConstruct
    void load() {
        look = current.isSeated() ? Optional.of(branding.look(current.scope())) : host.look();
    }

    @Override
    public Optional<Look> look() {
        return look;
    }
}

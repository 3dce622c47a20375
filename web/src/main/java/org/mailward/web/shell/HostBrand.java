package org.mailward.web.shell;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.mailward.branding.boundary.Branding.Look;

/// The brand of pages that nobody has signed in for: that of the host name, else a neutral one.
@Named("hostBrand")
@RequestScoped
public class HostBrand extends BrandWords {

    @Inject
    private HttpServletRequest request;

    @Inject
    private HostBrands brands;

    private Optional<Look> look = Optional.empty();

    @PostConstruct
    void load() {
        look = brands.look(request.getServerName());
    }

    @Override
    public Optional<Look> look() {
        return look;
    }
}

package org.mailward.web.shell;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.mailward.branding.boundary.Branding.Look;
import org.mailward.web.component.Text;

/// The brand of pages that nobody has signed in for: that of the host name, else a neutral one.
@Named("hostBrand")
@RequestScoped
public class HostBrand {

    @Inject
    private HttpServletRequest request;

    @Inject
    private HostBrands brands;

    @Inject
    private Text text;

    private Optional<Look> look = Optional.empty();

    @PostConstruct
    void load() {
        look = brands.look(request.getServerName());
    }

    public Optional<Look> look() {
        return look;
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

    public int getVersion() {
        return look.map(Look::version).orElse(0);
    }
}

package org.mailward.web.shell;

import jakarta.inject.Inject;
import java.util.Optional;
import org.mailward.branding.boundary.Branding.Look;
import org.mailward.web.component.Text;

/// What a page says of the brand that it carries; a neutral one where there is none.
public abstract class BrandWords {

    @Inject
    private Text text;

    public abstract Optional<Look> look();

    public String getProductName() {
        return look().map(shown -> shown.style().productName()).orElseGet(() -> text.of("brand.neutral-name"));
    }

    public String getSupport() {
        return look().map(shown -> shown.style().support()).orElse("");
    }

    public String getFooter() {
        return look().map(shown -> shown.style().footer()).orElse("");
    }

    public boolean isLogo() {
        return look().map(Look::hasLogo).orElse(false);
    }

    public boolean isChosen() {
        return look().isPresent();
    }

    /// Changes with the brand, so that browsers do not show an older one.
    public int getVersion() {
        return look().map(Look::version).orElse(0);
    }
}

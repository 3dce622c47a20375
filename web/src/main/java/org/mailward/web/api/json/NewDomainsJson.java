package org.mailward.web.api.json;

import java.util.List;
import org.mailward.web.api.openapi.Described;

@Described("Domains to add.")
public record NewDomainsJson(
        @Described("One domain name each, as A-labels or U-labels; 1 to 5000, all of them or none are added.") List<String> domains) {
}

package org.mailward.web.api.json;

import org.mailward.web.api.openapi.Described;

@Described("A domain to check.")
public record NewCheckJson(@Described("A domain name; an address or link that holds one is understood.") String domain) {
}

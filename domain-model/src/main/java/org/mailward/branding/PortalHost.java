package org.mailward.branding;

import java.util.Locale;
import org.mailward.tenancy.InvalidInput;

/// A provider's own host name for the portal, in lower case.
public record PortalHost(String name) {

    private static final int LONGEST = 253;
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

    public PortalHost {
        name = name.strip().toLowerCase(Locale.ROOT);
        if (name.length() > LONGEST || !name.matches(LABEL + "(?:\\." + LABEL + ")+")) {
            throw new InvalidInput("host", "'" + name + "' is not a host name; write one like mail.example.org, without https:// before and without a path behind.");
        }
    }
}

package org.mailward.intake;

import java.util.regex.Pattern;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.tenancy.InvalidInput;

/// The part after the at sign of a provider's report addresses: a host name of the provider's own.
public record ReportsHost(DomainName name) {

    /// Before it stand a domain of a customer and `._report._dmarc.`, and the whole has to fit into a name.
    private static final int LONGEST = 100;
    /// Digits and letters with hyphens between them, twice or more, and no number at the end (RFC 1123 §2.1).
    private static final Pattern SHAPE = Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+(?=[a-z0-9-]*[a-z])[a-z0-9]([a-z0-9-]*[a-z0-9])?");

    public ReportsHost {
        if (!SHAPE.matcher(name.ascii()).matches() || name.ascii().length() > LONGEST) {
            throw new InvalidInput("host", "This cannot be a reports host. Write the name of a host below a domain of yours, of up to " + LONGEST + " characters, such as reports.example.net.");
        }
    }

    /// Reads it as people write it.
    /// @throws InvalidInput for what is no host name
    public static ReportsHost of(String text) {
        try {
            return new ReportsHost(DomainName.of(text.strip()));
        } catch (InvalidInput e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("host", "This cannot be a host: " + e.getMessage() + ". Write it like reports.example.net.");
        }
    }
}

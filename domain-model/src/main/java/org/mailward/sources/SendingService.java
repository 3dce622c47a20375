package org.mailward.sources;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.mailward.mailauth.dns.DomainName;

/// A service that sends mail for its customers, and how its mail is recognised and set up.
///
/// The lists hold names of the service's own. A name stands for itself and everything below it.
///
/// @param id permanent, such as `mailchimp`: lower-case letters, digits and hyphens, at most 40
/// @param name as its maker writes it
/// @param dkimDomains with which it signs in its own name
/// @param selectors that it uses below its customers' domains, where nobody else does; `*` stands for letters, digits and hyphens,
///        `#` for digits
/// @param includes that customers put into their SPF records
/// @param returnPaths that it uses for bounces when the customer has set up none
/// @param reverseNames at the end of the names of its servers
/// @param spf whether SPF can be aligned
/// @param dkim whether DKIM can be aligned
/// @param spfSteps how, for somebody who has the service's settings and the domain's DNS at hand; empty when it cannot be
/// @param dkimSteps the same for DKIM
/// @param help the service's own help pages, by HTTPS
public record SendingService(String id, String name, ServiceCategory category, List<DomainName> dkimDomains, List<String> selectors, List<DomainName> includes,
        List<DomainName> returnPaths, List<DomainName> reverseNames, Alignable spf, Alignable dkim, List<String> spfSteps, List<String> dkimSteps, URI help) {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_ID = 40;

    public SendingService {
        if (id.length() > LONGEST_ID || !ID.matcher(id).matches()) {
            throw new IllegalArgumentException("'" + id + "' is no id of a service: lower-case letters, digits and hyphens, at most " + LONGEST_ID);
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException(id + " has no name");
        }
        if (!"https".equals(help.getScheme()) || help.getHost() == null) {
            throw new IllegalArgumentException("The help page of " + id + " has no address that begins with https://");
        }
        if (spf == Alignable.NO != spfSteps.isEmpty() || dkim == Alignable.NO != dkimSteps.isEmpty()) {
            throw new IllegalArgumentException(id + " must have steps for what can be aligned, and none for what cannot");
        }
        dkimDomains = List.copyOf(dkimDomains);
        selectors = List.copyOf(selectors);
        includes = List.copyOf(includes);
        returnPaths = List.copyOf(returnPaths);
        reverseNames = List.copyOf(reverseNames);
        spfSteps = List.copyOf(spfSteps);
        dkimSteps = List.copyOf(dkimSteps);
    }

    /// True when it hands on the mail of others rather than sending for a customer.
    public boolean forwards() {
        return category == ServiceCategory.FORWARDER;
    }
}

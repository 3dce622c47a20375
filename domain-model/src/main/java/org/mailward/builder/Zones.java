package org.mailward.builder;

import java.util.Optional;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.orgdomain.PublicSuffixes;

/// Which zone a record is in, so under which of its owner's zones somebody types it.
final class Zones {

    /// The most names that are asked for a zone, from the record's own name upwards.
    private static final int MOST_STEPS = 10;

    private Zones() {
    }

    /// The zone that a name is in: the nearest name at it or above it that has an SOA record of its own (RFC 1034 §4.2.1). A registry's
    /// zone is none that somebody edits, so a name that nobody registered is taken for its own.
    ///
    /// @param domain whose record it is
    /// @param suffixes what registries keep; without them only the last label
    static DomainName of(DomainName name, DomainName domain, DnsResolver dns, Optional<PublicSuffixes> suffixes) {
        Optional<DomainName> suffix = suffixes.map(list -> list.suffixOf(name).suffix());
        DomainName each = name;
        for (int step = 0; step < MOST_STEPS && each.labelCount() > 0; step++) {
            if (!each.equals(domain) && (each.labelCount() == 1 || suffix.filter(each::equals).isPresent())) {
                break;
            }
            if (isApex(each, dns)) {
                return each;
            }
            each = each.parent().orElse(DomainName.ROOT);
        }
        return name.isWithin(domain) ? domain : host(name);
    }

    static boolean isApex(DomainName name, DnsResolver dns) {
        return dns.ask(new Question(name, RecordType.SOA)) instanceof Answer.Found found && found.aliases().isEmpty();
    }

    /// A name without the labels in front that no host has, such as a port's.
    private static DomainName host(DomainName name) {
        DomainName host = name;
        while (host.ascii().startsWith("_") && host.labelCount() > 1) {
            host = host.parent().orElse(DomainName.ROOT);
        }
        return host;
    }
}

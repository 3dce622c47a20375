package org.mailward.web.api.json;

import java.util.List;
import org.mailward.assessment.boundary.DomainLine;
import org.mailward.platform.persistence.Page;
import org.mailward.web.api.openapi.Described;

@Described("A part of a list of domains.")
public record DomainsJson(
        @Described("Domains in the whole list.") long total,
        @Described("Place of the first item in the whole list, counted from 0.") int first,
        @Described("In the order that was asked for.") List<DomainJson> items) implements Listed {

    public static DomainsJson of(Page<DomainLine> page, int first) {
        return new DomainsJson(page.total(), first, page.rows().stream().map(DomainJson::of).toList());
    }
}

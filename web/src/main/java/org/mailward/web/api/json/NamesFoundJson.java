package org.mailward.web.api.json;

import java.util.List;
import java.util.UUID;
import org.mailward.estate.Found;
import org.mailward.web.api.openapi.Described;

@Described("Customers and domains whose names fit a text.")
public record NamesFoundJson(
        @Described("Customers.") List<FoundCustomerJson> customers,
        @Described("Domains.") List<FoundDomainJson> domains) {

    @Described("A customer that was found.")
    public record FoundCustomerJson(
            @Described("The customer's id.") UUID id,
            @Described("The customer's name.") String name) {
    }

    @Described("A domain that was found.")
    public record FoundDomainJson(
            @Described("The domain's id.") UUID id,
            @Described("The domain's name in the form that goes on the wire.") String name,
            @Described("The name of its customer.") String customer) {
    }

    public static NamesFoundJson of(Found found) {
        return new NamesFoundJson(found.customers().stream().map(one -> new FoundCustomerJson(one.id(), one.name())).toList(),
                found.domains().stream().map(one -> new FoundDomainJson(one.id(), one.name().ascii(), one.customerName())).toList());
    }
}

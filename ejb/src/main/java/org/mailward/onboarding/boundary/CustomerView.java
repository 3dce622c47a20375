package org.mailward.onboarding.boundary;

import java.time.Instant;
import java.util.UUID;
import org.mailward.tenancy.Customer;
import org.mailward.tenancy.CustomerProfile;
import org.mailward.tenancy.CustomerState;

/// A customer as it is shown.
///
/// @param version what an editor must bring back, so that two editors do not overwrite each other
public record CustomerView(UUID id, CustomerProfile profile, CustomerState state, Instant stateSince, String stateReason, Instant createdAt, int version) {

    static CustomerView of(Customer customer) {
        return new CustomerView(customer.id(), customer.profile(), customer.state(), customer.stateSince(), customer.stateReason(), customer.createdAt(), customer.version());
    }

    public String name() {
        return profile.name();
    }
}

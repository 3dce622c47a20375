package org.mailward.web.api.json;

import org.mailward.tenancy.CustomerState;
import org.mailward.web.api.openapi.Described;

@Described("A step in a customer's life.")
public record NewStateJson(
        @Described("The state to enter. OFF_BOARDED is the end: everything stays readable, nothing changes any more.") CustomerState state,
        @Described("Why; 1 to 500 characters, kept for good.") String reason) {
}

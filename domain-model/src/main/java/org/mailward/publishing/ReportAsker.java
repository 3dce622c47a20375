package org.mailward.publishing;

import org.mailward.tenancy.Scope;

/// Who asked for a report.
///
/// @param subject the person's id at the identity provider; that of a key leads to nobody
/// @param client whether it was asked for in a seat of the customer, and not in one of the provider
public record ReportAsker(String subject, boolean client) {

    public static ReportAsker of(Scope scope) {
        return new ReportAsker(scope.actor().subject(), scope instanceof Scope.OneCustomer);
    }
}

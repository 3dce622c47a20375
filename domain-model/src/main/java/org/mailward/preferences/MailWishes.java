package org.mailward.preferences;

import org.mailward.tenancy.Role;

/// Which mails a person wants in one seat. Invitations are not asked for.
///
/// @param critical when a scan finds something critical that the one before did not
/// @param weekly once a week, what happened
/// @param reports when a report is ready that the person asked for
public record MailWishes(boolean critical, boolean weekly, boolean reports) {

    /// What somebody gets who chose nothing: a provider's people are told of what happens, a customer's only when they wish it. Of a report
    /// nobody is told unasked, because it is ready in seconds and most wait for it.
    public static MailWishes unasked(Role role) {
        return new MailWishes(role.ofAProvider(), role.ofAProvider(), false);
    }
}

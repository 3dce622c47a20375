package org.mailward.preferences;

import org.mailward.tenancy.Role;

/// Which mails a person wants in one seat. Invitations are not asked for.
///
/// @param critical when a scan finds something critical that the one before did not
/// @param weekly once a week, what happened
public record MailWishes(boolean critical, boolean weekly) {

    /// What somebody gets who chose nothing: a provider's people are told, a customer's only when they wish it.
    public static MailWishes unasked(Role role) {
        return new MailWishes(role.ofAProvider(), role.ofAProvider());
    }
}

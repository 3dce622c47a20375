package org.mailward.tenancy;

/// Who acts: a signed-in person, an API key, or Mailward itself.
///
/// @param subject the person's id at the identity provider, `key:` and the key's id, or `mailward`
/// @param name shown in the audit log
/// @param origin where the request came from: an address, or the job's name
public record Actor(String subject, String name, Role role, String origin) {

    public Actor {
        if (subject.isBlank()) {
            throw new IllegalArgumentException("An actor needs a subject");
        }
    }

    /// Mailward at work by itself.
    /// @param job which timer or queue
    public static Actor system(String job) {
        return new Actor("mailward", "Mailward", Role.SYSTEM, job);
    }
}

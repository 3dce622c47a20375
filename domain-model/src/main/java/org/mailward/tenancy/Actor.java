package org.mailward.tenancy;

import java.util.Optional;
import java.util.UUID;

/// Who acts: a signed-in person, an API key, or Mailward itself.
///
/// @param subject the person's id at the identity provider, `key:` and the key's id, or `mailward`
/// @param name shown in the audit log
/// @param origin where the request came from: an address, or the job's name
public record Actor(String subject, String name, Role role, String origin) {

    private static final String KEY = "key:";

    public Actor {
        if (subject.isBlank()) {
            throw new IllegalArgumentException("An actor needs a subject");
        }
    }

    /// An API key at work.
    public static Actor ofKey(UUID key, String name, Role role, String origin) {
        return new Actor(KEY + key, name, role, origin);
    }

    /// Whose subject it is, where it is an API key's.
    /// @return the key's id; empty for a person or Mailward
    public static Optional<UUID> key(String subject) {
        return subject.startsWith(KEY) ? Optional.of(UUID.fromString(subject.substring(KEY.length()))) : Optional.empty();
    }

    /// Mailward at work by itself.
    /// @param job which timer or queue
    public static Actor system(String job) {
        return new Actor("mailward", "Mailward", Role.SYSTEM, job);
    }
}

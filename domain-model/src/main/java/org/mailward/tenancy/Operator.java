package org.mailward.tenancy;

/// The person who runs the installation: sees which providers there are, and nothing of theirs.
public record Operator(String subject, String name, String origin) {

    public Actor actor() {
        return new Actor(subject, name, Role.PLATFORM_OPERATOR, origin);
    }
}

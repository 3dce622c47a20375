package org.mailward.onboarding;

import java.util.Optional;

/// What a password has to be, so that a person can be told before choosing one and the identity provider does not have to decline it.
///
/// @param shortest fewest characters
public record PasswordRule(int shortest) {

    /// Most characters.
    public static final int LONGEST = 200;

    /// @param email the person's address, which is also the name to sign in with
    /// @return what is wrong with a password, as a sentence; empty when it may be taken
    public Optional<String> refusal(String password, String email) {
        if (password.length() < shortest || password.length() > LONGEST) {
            return Optional.of("Choose a password of " + shortest + " to " + LONGEST + " characters.");
        }
        return password.equalsIgnoreCase(email) ? Optional.of("Choose a password that is not your e-mail address.") : Optional.empty();
    }
}

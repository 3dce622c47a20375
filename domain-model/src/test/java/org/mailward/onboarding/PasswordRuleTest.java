package org.mailward.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordRuleTest {

    private static final String EMAIL = "dora@acme.example";
    private static final PasswordRule RULE = new PasswordRule(12);

    @Test
    void a_password_has_the_characters_that_the_installation_asks_for() {
        assertEquals(Optional.of("Choose a password of 12 to 200 characters."), RULE.refusal("x".repeat(11), EMAIL));
        assertEquals(Optional.empty(), RULE.refusal("x".repeat(12), EMAIL));
        assertEquals(Optional.empty(), RULE.refusal("x".repeat(200), EMAIL));
        assertEquals(Optional.of("Choose a password of 12 to 200 characters."), RULE.refusal("x".repeat(201), EMAIL));
    }

    @Test
    void whoever_knows_the_address_does_not_know_the_password() {
        assertEquals(Optional.of("Choose a password that is not your e-mail address."), RULE.refusal("Dora@Acme.example", EMAIL));
    }
}

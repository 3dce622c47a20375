package org.mailward.outbox.control;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailward.onboarding.Invitation;
import org.mailward.outbox.Letter;
import org.mailward.outbox.LetterHead;
import org.mailward.outbox.PrintedLetter;
import org.mailward.tenancy.Place;
import org.mailward.tenancy.Role;

class InvitationLetterTest {

    private static final UUID ACME = new UUID(1, 1);
    private static final Instant UNTIL = Instant.parse("2026-03-09T09:30:00Z");

    private static Letter letter(Role role) {
        var company = role.ofACustomer() ? Optional.of(ACME) : Optional.<UUID>empty();
        var invitation = new Invitation(new UUID(2, 2), "dora@acme.example", "Dora", new Place(role, company, true), "hash", "Ines", UNTIL.minusSeconds(60), UNTIL);
        return InvitationLetter.of(invitation, "Ines Berg", "Northwind Guard", company.map(_ -> "Acme Foods"), "https://portal.example");
    }

    private static String text(Role role) {
        return PrintedLetter.of(letter(role), LetterHead.PLAIN).text();
    }

    @Test
    void a_client_reads_who_invites_to_what_until_when_and_what_a_click_does() {
        var text = text(Role.CUSTOMER_VIEWER);
        assertAll(
                () -> assertTrue(text.contains("Ines Berg invites you to Northwind Guard"), text),
                () -> assertTrue(text.contains("Acme Foods sees how well its e-mail is protected"), text),
                () -> assertTrue(text.contains("you read everything about your company, and change nothing"), text),
                () -> assertTrue(text.contains("https://portal.example/invitation?token="), text),
                () -> assertTrue(text.contains("Nothing is made before you confirm"), text),
                () -> assertTrue(text.contains("The link works once, until 9 March 2026, 09:30 UTC"), text),
                () -> assertTrue(text.contains("or do not know Ines Berg, you need not do anything"), text),
                () -> assertFalse(text.matches("(?s).*(SPF|DKIM|DMARC|DNS).*"), text));
    }

    @Test
    void the_staff_are_invited_to_the_team() {
        var text = text(Role.PROVIDER_ANALYST);
        assertTrue(text.contains("Ines Berg invites you to join the team that works with Northwind Guard."), text);
        assertFalse(text.contains("Acme"), text);
    }

    @Test
    void the_subject_says_what_it_is() {
        assertEquals("Your invitation to Northwind Guard", letter(Role.CUSTOMER_ADMIN).subject());
    }

    @ParameterizedTest
    @EnumSource(names = {"PROVIDER_ADMIN", "PROVIDER_ANALYST", "CUSTOMER_ADMIN", "CUSTOMER_VIEWER"})
    void every_role_is_told_in_words(Role role) {
        var text = text(role);
        assertTrue(text.contains("You will be a"), text);
        assertFalse(text.contains(role.name()), text);
    }
}

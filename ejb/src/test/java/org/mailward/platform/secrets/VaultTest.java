package org.mailward.platform.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailward.platform.time.Randomness;

class VaultTest {

    private static final String FIRST = Base64.getEncoder().encodeToString("first key of this installation..".getBytes());
    private static final String SECOND = Base64.getEncoder().encodeToString("the key that will follow it.....".getBytes());
    private static final String PASSWORD = "pässword of a mailbox";

    private final Vault vault = new Vault(List.of(FIRST), new Randomness());

    @Test
    void what_was_sealed_can_be_opened_for_its_owner() {
        assertEquals(PASSWORD, vault.open(vault.seal(PASSWORD, "provider/row"), "provider/row"));
    }

    @Test
    void the_sealed_text_does_not_show_the_secret_and_is_another_each_time() {
        var sealed = vault.seal(PASSWORD, "row");
        assertFalse(sealed.contains("mailbox"));
        assertNotEquals(sealed, vault.seal(PASSWORD, "row"));
    }

    @Test
    void it_does_not_open_in_another_row() {
        var sealed = vault.seal(PASSWORD, "provider-a/row");
        assertThrows(VaultTrouble.class, () -> vault.open(sealed, "provider-b/row"));
    }

    @Test
    void it_does_not_open_when_one_character_was_changed() {
        var sealed = vault.seal(PASSWORD, "row");
        int middle = sealed.length() - 10;
        var changed = sealed.substring(0, middle) + (sealed.charAt(middle) == 'A' ? 'B' : 'A') + sealed.substring(middle + 1);
        assertThrows(VaultTrouble.class, () -> vault.open(changed, "row"));
    }

    @Test
    void an_older_key_still_opens_and_the_first_seals() {
        var old = vault.seal(PASSWORD, "row");
        var rotated = new Vault(List.of(SECOND, FIRST), new Randomness());
        assertEquals(PASSWORD, rotated.open(old, "row"));
        assertThrows(VaultTrouble.class, () -> vault.open(rotated.seal(PASSWORD, "row"), "row"));
    }

    @Test
    void without_a_key_it_says_which_setting_is_missing() {
        var none = new Vault();
        assertFalse(none.hasKey());
        assertTrue(assertThrows(VaultTrouble.class, () -> none.seal(PASSWORD, "row")).getMessage().contains(Vault.KEY));
    }

    @Test
    void a_wrong_key_is_refused_without_being_repeated() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> new Vault(List.of("c2hvcnQ="), new Randomness()));
        assertTrue(refusal.getMessage().startsWith(Vault.KEY));
        assertFalse(refusal.getMessage().contains("c2hvcnQ="));
    }
}

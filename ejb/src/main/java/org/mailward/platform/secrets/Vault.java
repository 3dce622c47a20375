package org.mailward.platform.secrets;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.eclipse.microprofile.config.Config;
import org.mailward.platform.settings.Settings;
import org.mailward.platform.time.Randomness;

/// Seals secrets for the database with AES-256-GCM and opens them again.
///
/// The key is a setting, so that a copy of the database alone gives nothing away. A sealed text names its key, so that keys can
/// be changed: the first key seals, the others still open. It is bound to the row that it belongs to: moved to another row or
/// to another provider, it does not open.
@ApplicationScoped
public class Vault {

    /// One or more keys, divided by commas, each 32 octets in Base64; the first one seals.
    public static final String KEY = "mailward.secrets.key";

    private static final String VERSION = "v1";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int START_OCTETS = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, SealingKey> keys;
    private final Randomness randomness;

    /// Without a key; also what the container's proxy needs.
    public Vault() {
        this(List.of(), new Randomness());
    }

    @Inject
    public Vault(Config config, Randomness randomness) {
        this(Settings.of(config).list(KEY), randomness);
    }

    /// @param keys 32 octets each, in Base64
    /// @throws IllegalArgumentException when one is no such key
    public Vault(List<String> keys, Randomness randomness) {
        var known = new LinkedHashMap<String, SealingKey>();
        for (String text : keys) {
            var key = SealingKey.of(text);
            known.put(key.id(), key);
        }
        this.keys = known;
        this.randomness = randomness;
    }

    /// False where the installation has no key: then nothing can be sealed or opened.
    public boolean hasKey() {
        return !keys.isEmpty();
    }

    /// @param owner names the row that the secret belongs to; needed again to open it
    /// @throws VaultTrouble when the installation has no key
    public String seal(String secret, String owner) {
        var key = keys.values().stream().findFirst().orElseThrow(() -> new VaultTrouble(
                "Secrets cannot be kept yet, because this installation has no key for them. Its operator sets " + KEY + " (see docs/settings.md)."));
        var start = randomness.bytes(START_OCTETS);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, key, start, owner).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            var whole = Arrays.copyOf(start, start.length + sealed.length);
            System.arraycopy(sealed, 0, whole, start.length, sealed.length);
            return String.join(".", VERSION, key.id(), Base64.getUrlEncoder().withoutPadding().encodeToString(whole));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java installation cannot seal with " + CIPHER, e);
        }
    }

    /// @param owner as it was sealed with
    /// @throws VaultTrouble when the key is not known here, or the text was changed or belongs to another row
    public String open(String sealed, String owner) {
        var parts = sealed.split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals(VERSION)) {
            throw new VaultTrouble("The secret is not kept in a form that is known here. Enter it again.");
        }
        var key = keys.get(parts[1]);
        if (key == null) {
            throw new VaultTrouble("The secret was sealed with the key " + parts[1] + ", which this installation does not have any more. Add that key to "
                    + KEY + ", or enter the secret again.");
        }
        try {
            var whole = Base64.getUrlDecoder().decode(parts[2]);
            if (whole.length <= START_OCTETS) {
                throw new VaultTrouble("The secret is cut off. Enter it again.");
            }
            var cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(whole, START_OCTETS), owner);
            return new String(cipher.doFinal(whole, START_OCTETS, whole.length - START_OCTETS), StandardCharsets.UTF_8);
        } catch (AEADBadTagException | IllegalArgumentException e) {
            throw new VaultTrouble("The secret was changed, or belongs to something else. Enter it again.", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java installation cannot open with " + CIPHER, e);
        }
    }

    private static Cipher cipher(int mode, SealingKey key, byte[] start, String owner) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, start));
        cipher.updateAAD((VERSION + "." + key.id() + "." + owner).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}

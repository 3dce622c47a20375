package org.mailward.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;

/// Passwords between the parts, made up at the first start and kept beside the data that they protect.
///
/// @param postgres the database's superuser
/// @param owner the role that owns the application's schema
/// @param app the role the application works in
/// @param keycloakDatabase the role Keycloak keeps its realm with
/// @param keycloakAdmin Keycloak's own administrator, `admin`
/// @param portalClient the portal's OpenID Connect client
/// @param adminClient the service account that creates people
/// @param certificates the store of the demo's certificates
/// @param sealingKey what seals secrets in the database, 32 octets in Base64
record Secrets(
        String postgres,
        String owner,
        String app,
        String keycloakDatabase,
        String keycloakAdmin,
        String portalClient,
        String adminClient,
        String certificates,
        String sealingKey) {

    private static final int BYTES = 24;
    private static final int SEALING_BYTES = 32;
    private static final String FILE = "secrets.properties";

    static Path file(Path data) {
        return data.resolve(FILE);
    }

    /// Reads the secrets of this data folder, or makes them up and keeps them readable for their owner alone.
    static Secrets of(Path data) throws IOException {
        var file = file(data);
        var kept = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            }
        }
        int known = kept.size();
        var random = new SecureRandom();
        var secrets = new Secrets(
                one(kept, "postgres", random),
                one(kept, "owner", random),
                one(kept, "app", random),
                one(kept, "keycloak.database", random),
                one(kept, "keycloak.admin", random),
                one(kept, "client.portal", random),
                one(kept, "client.admin", random),
                one(kept, "certificates", random),
                sealingKey(kept, random));
        if (kept.size() > known) {
            PrivateFiles.create(file);
            try (var writer = Files.newBufferedWriter(file)) {
                kept.store(writer, "Made up by the launcher; they belong to the data in this folder");
            }
        }
        return secrets;
    }

    private static String one(Properties kept, String name, SecureRandom random) {
        return (String) kept.computeIfAbsent(name, _ -> {
            var bytes = new byte[BYTES];
            random.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        });
    }

    private static String sealingKey(Properties kept, SecureRandom random) {
        return (String) kept.computeIfAbsent("sealing.key", _ -> {
            var bytes = new byte[SEALING_BYTES];
            random.nextBytes(bytes);
            return Base64.getEncoder().encodeToString(bytes);
        });
    }
}

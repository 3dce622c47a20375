package org.mailward.platform.time;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.mailward.estate.ProofToken;
import org.mailward.intake.ReportToken;
import org.mailward.tenancy.Secret;

/// Where secrets come from.
@ApplicationScoped
public class Randomness {

    private final SecureRandom random = new SecureRandom();

    public ProofToken proofToken() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return new ProofToken(HexFormat.of().formatHex(bytes));
    }

    public ReportToken reportToken() {
        return ReportToken.random(random);
    }

    /// @param prefix tells the kind of secret, such as `mk_`
    public Secret secret(String prefix) {
        return Secret.random(prefix, random);
    }

    /// Octets that nobody can foresee, such as the starting value of a cipher.
    public byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}

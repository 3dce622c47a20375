package org.mailward.mailauth.bimi;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// Certificates as issuers of logo certificates make them, octet by octet, so that every field can be wrong in a test.
final class Certificates {

    static final String FOR_LOGOS = "1.3.6.1.5.5.7.3.31";
    static final String FOR_SERVERS = "1.3.6.1.5.5.7.3.1";
    static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant TO = Instant.parse("2027-01-01T00:00:00Z");
    static final KeyPair ROOT_KEY = key();
    static final KeyPair MIDDLE_KEY = key();
    static final KeyPair OWN_KEY = key();

    private static final byte[] ECDSA_SHA256 = sequence(oid("1.2.840.10045.4.3.2"));

    private Certificates() {
    }

    private static KeyPair key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new AssertionError(everyJdkHasIt);
        }
    }

    /// One certificate to be made.
    record Wish(List<String[]> subject, String issuer, List<String> names, List<String> purposes, byte[] logotype, boolean authority, KeyPair key, KeyPair signer, Instant from, Instant to) {

        Wish markType(String type) {
            var all = new ArrayList<>(subject);
            all.add(new String[] {"1.3.6.1.4.1.53087.1.13", type});
            return new Wish(all, issuer, names, purposes, logotype, authority, key, signer, from, to);
        }

        Wish names(String... other) {
            return new Wish(subject, issuer, List.of(other), purposes, logotype, authority, key, signer, from, to);
        }

        Wish purposes(String... other) {
            return new Wish(subject, issuer, names, List.of(other), logotype, authority, key, signer, from, to);
        }

        Wish logotype(byte[] other) {
            return new Wish(subject, issuer, names, purposes, other, authority, key, signer, from, to);
        }

        Wish signer(KeyPair other) {
            return new Wish(subject, issuer, names, purposes, logotype, authority, key, other, from, to);
        }

        Wish valid(Instant begin, Instant end) {
            return new Wish(subject, issuer, names, purposes, logotype, authority, key, signer, begin, end);
        }

        String pem() {
            return Certificates.pem(make(this));
        }
    }

    /// The domain's own, signed by the middle one.
    static Wish own() {
        return new Wish(List.of(new String[] {"2.5.4.10", "Example Ltd"}, new String[] {"2.5.4.3", "Example"}), "Middle", List.of("example.org"), List.of(FOR_LOGOS),
                logotype("image/svg+xml", IndicatorTest.SOUND), false, OWN_KEY, MIDDLE_KEY, FROM, TO);
    }

    static Wish middle() {
        return new Wish(List.<String[]>of(new String[] {"2.5.4.10", "Middle"}), "Root", List.of(), List.of(), new byte[0], true, MIDDLE_KEY, ROOT_KEY, FROM, TO);
    }

    static Wish root() {
        return new Wish(List.<String[]>of(new String[] {"2.5.4.10", "Root"}), "Root", List.of(), List.of(), new byte[0], true, ROOT_KEY, ROOT_KEY, FROM, TO);
    }

    static byte[] file(Wish... wishes) {
        var text = new StringBuilder();
        for (Wish wish : wishes) {
            text.append(wish.pem());
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    static String pem(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END CERTIFICATE-----\n";
    }

    static byte[] make(Wish wish) {
        var extensions = new ArrayList<byte[]>();
        if (wish.authority()) {
            extensions.add(extension("2.5.29.19", sequence(value(0x01, new byte[] {(byte) 0xFF}))));
        }
        if (!wish.names().isEmpty()) {
            extensions.add(extension("2.5.29.17", sequence(wish.names().stream().map(name -> value(name.indexOf('@') < 0 ? 0x82 : 0x81, ascii(name))).toArray(byte[][]::new))));
        }
        if (!wish.purposes().isEmpty()) {
            extensions.add(extension("2.5.29.37", sequence(wish.purposes().stream().map(Certificates::oid).toArray(byte[][]::new))));
        }
        if (wish.logotype().length > 0) {
            extensions.add(extension("1.3.6.1.5.5.7.1.12", wish.logotype()));
        }
        byte[] issuer = name(List.<String[]>of(new String[] {"2.5.4.10", wish.issuer()}));
        byte[] inner = sequence(value(0xA0, value(0x02, new byte[] {2})), value(0x02, BigInteger.valueOf(4711).toByteArray()), ECDSA_SHA256, issuer,
                sequence(time(wish.from()), time(wish.to())), name(wish.subject()), wish.key().getPublic().getEncoded(),
                extensions.isEmpty() ? new byte[0] : value(0xA3, sequence(extensions.toArray(byte[][]::new))));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(wish.signer().getPrivate());
            signature.update(inner);
            return sequence(inner, ECDSA_SHA256, value(0x03, joined(new byte[] {0}, signature.sign())));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new AssertionError(everyJdkHasIt);
        }
    }

    /// A logotype extension with the drawing inside, packed, and its SHA-256.
    static byte[] logotype(String mediaType, String svg) {
        byte[] packed = IndicatorTest.gzip(IndicatorTest.octets(svg));
        return logotype(mediaType, sha256(packed), "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(packed));
    }

    static byte[] logotype(String mediaType, byte[] digest, String address) {
        byte[] details = sequence(value(0x16, ascii(mediaType)),
                sequence(sequence(sequence(oid("2.16.840.1.101.3.4.2.1")), value(0x04, digest))),
                sequence(value(0x16, ascii(address))));
        return sequence(value(0xA2, value(0xA0, sequence(sequence(details)))));
    }

    static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new AssertionError(everyJdkHasIt);
        }
    }

    private static byte[] name(List<String[]> attributes) {
        return sequence(attributes.stream().map(pair -> value(0x31, sequence(oid(pair[0]), value(0x0C, pair[1].getBytes(StandardCharsets.UTF_8))))).toArray(byte[][]::new));
    }

    private static byte[] extension(String oid, byte[] der) {
        return sequence(oid(oid), value(0x04, der));
    }

    private static byte[] time(Instant at) {
        return value(0x18, ascii(DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC).format(at)));
    }

    static byte[] oid(String dots) {
        int[] arcs = Arrays.stream(dots.split("\\.")).mapToInt(Integer::parseInt).toArray();
        var out = new ByteArrayOutputStream();
        out.write(arcs[0] * 40 + arcs[1]);
        for (int i = 2; i < arcs.length; i++) {
            for (int shift = 28; shift > 0; shift -= 7) {
                if (arcs[i] >> shift > 0) {
                    out.write(arcs[i] >> shift & 0x7F | 0x80);
                }
            }
            out.write(arcs[i] & 0x7F);
        }
        return value(0x06, out.toByteArray());
    }

    static byte[] sequence(byte[]... values) {
        return value(0x30, joined(values));
    }

    static byte[] value(int tag, byte[] contents) {
        int length = contents.length;
        byte[] head = length < 0x80 ? new byte[] {(byte) tag, (byte) length}
                : length < 0x100 ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        return joined(head, contents);
    }

    static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

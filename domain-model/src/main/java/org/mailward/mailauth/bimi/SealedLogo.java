package org.mailward.mailauth.bimi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The logo that a certificate carries in its logotype extension.
///
/// @param mediaType such as `image/svg+xml`
/// @param digests of the logo, by algorithm (`SHA-256`), in lower-case hexadecimal
/// @param drawing the drawing itself, unpacked, one character for each octet; empty when it is not inside the certificate
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9399#section-4">RFC 9399 §4</a>
public record SealedLogo(String mediaType, Map<String, String> digests, Optional<String> drawing) {

    static final String LOGOTYPE = "1.3.6.1.5.5.7.1.12";

    private static final int EXPLICIT_SUBJECT_LOGO = 0xA2;
    private static final int DIRECT = 0xA0;
    private static final String DATA = "data:";
    private static final String BASE64 = ";base64,";
    private static final Map<String, String> ALGORITHMS = Map.of(
            "1.3.14.3.2.26", "SHA-1",
            "2.16.840.1.101.3.4.2.1", "SHA-256",
            "2.16.840.1.101.3.4.2.2", "SHA-384",
            "2.16.840.1.101.3.4.2.3", "SHA-512");

    public SealedLogo {
        digests = Map.copyOf(digests);
    }

    /// Reads the subject's logo.
    /// @param extension the extension's value in DER
    /// @return empty when it holds none
    static Optional<SealedLogo> read(byte[] extension) {
        return Der.of(extension).flatMap(SealedLogo::subjectLogo)
                .flatMap(info -> info.child(0, DIRECT))
                .flatMap(data -> data.child(0, Der.SEQUENCE))
                .flatMap(images -> images.child(0, Der.SEQUENCE))
                .flatMap(image -> image.child(0, Der.SEQUENCE))
                .map(SealedLogo::details);
    }

    private static Optional<Der> subjectLogo(Der logotype) {
        return logotype.children().stream().filter(child -> child.tag() == EXPLICIT_SUBJECT_LOGO).findFirst();
    }

    private static SealedLogo details(Der details) {
        List<Der> parts = details.children();
        String mediaType = parts.isEmpty() ? "" : parts.getFirst().text().toLowerCase(Locale.ROOT);
        var digests = new TreeMap<String, String>();
        details.child(1, Der.SEQUENCE).stream().flatMap(list -> list.children().stream()).forEach(entry -> {
            Optional<String> algorithm = entry.child(0, Der.SEQUENCE).flatMap(identifier -> identifier.child(0, Der.OBJECT_IDENTIFIER)).flatMap(Der::oid).map(ALGORITHMS::get);
            Optional<Der> value = entry.child(1, Der.OCTET_STRING);
            if (algorithm.isPresent() && value.isPresent()) {
                digests.put(algorithm.get(), HexFormat.of().formatHex(value.get().contents()));
            }
        });
        Optional<byte[]> drawing = details.child(2, Der.SEQUENCE).stream().flatMap(list -> list.children().stream())
                .map(address -> embedded(address.text())).flatMap(Optional::stream).findFirst();
        return new SealedLogo(mediaType, digests, drawing.map(octets -> new String(octets, StandardCharsets.ISO_8859_1)));
    }

    private static Optional<byte[]> embedded(String address) {
        int data = address.indexOf(BASE64);
        if (!address.regionMatches(true, 0, DATA, 0, DATA.length()) || data < 0) {
            return Optional.empty();
        }
        try {
            byte[] file = Base64.getDecoder().decode(address.substring(data + BASE64.length()).strip());
            return Unpacked.of(file, Indicator.MOST_OCTETS);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// True when a published file is this logo: the same drawing, or a file with one of the digests.
    public boolean isOf(byte[] published) {
        Optional<byte[]> unpacked = Unpacked.of(published, Indicator.MOST_OCTETS);
        boolean same = drawing.isPresent() && unpacked.isPresent() && Arrays.equals(unpacked.get(), drawing.get().getBytes(StandardCharsets.ISO_8859_1));
        return same || drawing.isEmpty() && digests.entrySet().stream().anyMatch(digest -> digest.getValue().equals(hash(digest.getKey(), published))
                || unpacked.isPresent() && digest.getValue().equals(hash(digest.getKey(), unpacked.get())));
    }

    private static String hash(String algorithm, byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(octets));
        } catch (NoSuchAlgorithmException everyJdkHasThese) {
            throw new IllegalStateException(everyJdkHasThese);
        }
    }
}

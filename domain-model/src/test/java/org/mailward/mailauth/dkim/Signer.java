package org.mailward.mailauth.dkim;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Signs messages as a mail server does, in its own way: nothing here is shared with the verifier.
///
/// @param tags more tags, such as `l=5; t=1`
public record Signer(String domain, String selector, String algorithm, String form, String fields, String tags) {

    private static final KeyPair RSA = pair("RSA", 1024);
    private static final KeyPair RSA_STRONG = pair("RSA", 2048);
    private static final KeyPair ED25519 = pair("Ed25519", 255);

    public static Signer rsa() {
        return new Signer("example.org", "s1", "rsa-sha256", "relaxed/relaxed", "From:From:To:Subject:Date", "");
    }

    public Signer algorithm(String other) {
        return new Signer(domain, selector, other, form, fields, tags);
    }

    public Signer form(String other) {
        return new Signer(domain, selector, algorithm, other, fields, tags);
    }

    public Signer fields(String other) {
        return new Signer(domain, selector, algorithm, form, other, tags);
    }

    public Signer tags(String other) {
        return new Signer(domain, selector, algorithm, form, fields, other);
    }

    public Signer at(String otherDomain, String otherSelector) {
        return new Signer(otherDomain, otherSelector, algorithm, form, fields, tags);
    }

    private static KeyPair pair(String kind, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private KeyPair keys() {
        return algorithm.startsWith("ed25519") ? ED25519 : selector.endsWith("weak") ? RSA : RSA_STRONG;
    }

    /// The key record that belongs to it.
    public String record() {
        byte[] encoded = keys().getPublic().getEncoded();
        boolean ed25519 = algorithm.startsWith("ed25519");
        byte[] key = ed25519 ? Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length) : encoded;
        return "v=DKIM1; k=" + (ed25519 ? "ed25519" : "rsa") + "; p=" + Base64.getEncoder().encodeToString(key);
    }

    /// @param message lines end with CR LF
    /// @return the message with the signature on top
    public String sign(String message) {
        return field("DKIM-Signature", "v=1; ", message) + message;
    }

    /// A field that signs a message, with its line's end.
    public String field(String name, String first, String message) {
        int end = message.indexOf("\r\n\r\n");
        String body = end < 0 ? "" : message.substring(end + 4);
        List<String> headers = new ArrayList<>(Arrays.asList((end < 0 ? message : message.substring(0, end)).replaceAll("\r\n$", "").split("\r\n(?![ \t])")));
        String[] forms = (form.isEmpty() ? "simple/simple" : form.contains("/") ? form : form + "/simple").split("/");
        String content = body(forms[1], body);
        String length = tags.replaceAll(".*\\bl=(\\d+).*", "$1");
        String hash = digest(length.matches("\\d+") ? content.substring(0, Math.min(content.length(), Integer.parseInt(length))) : content);
        String bare = name + ": " + first + "a=" + algorithm + (form.isEmpty() ? "" : "; c=" + form) + "; d=" + domain + "; s=" + selector + ";\r\n h=" + fields + "; " + (tags.isEmpty() ? "" : tags + "; ") + "bh=" + hash + ";\r\n b=";
        var octets = new StringBuilder();
        for (String wanted : fields.split(":")) {
            for (int i = headers.size() - 1; i >= 0; i--) {
                if (headers.get(i).toLowerCase(Locale.ROOT).matches("(?s)" + java.util.regex.Pattern.quote(wanted.strip().toLowerCase(Locale.ROOT)) + "[ \t]*:.*")) {
                    octets.append(header(forms[0], headers.remove(i))).append("\r\n");
                    break;
                }
            }
        }
        octets.append(header(forms[0], bare));
        return bare + sign(octets) + "\r\n";
    }

    /// The signature over octets, in base64 with a fold.
    public String sign(CharSequence octets) {
        try {
            byte[] data = octets.toString().getBytes(StandardCharsets.ISO_8859_1);
            boolean ed25519 = algorithm.startsWith("ed25519");
            Signature signature = Signature.getInstance(ed25519 ? "Ed25519" : algorithm.endsWith("sha1") ? "SHA1withRSA" : "SHA256withRSA");
            signature.initSign(keys().getPrivate());
            signature.update(ed25519 ? MessageDigest.getInstance("SHA-256").digest(data) : data);
            String base64 = Base64.getEncoder().encodeToString(signature.sign());
            return base64.substring(0, 60) + "\r\n  " + base64.substring(60);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String digest(String content) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance(algorithm.endsWith("sha1") ? "SHA-1" : "SHA-256").digest(content.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String header(String form, String header) {
        if (form.equals("simple")) {
            return header;
        }
        int colon = header.indexOf(':');
        return header.substring(0, colon).strip().toLowerCase(Locale.ROOT) + ":" + header.substring(colon + 1).replace("\r\n", "").replaceAll("[ \t]+", " ").strip();
    }

    static String body(String form, String body) {
        String lines = form.equals("simple") ? body : Arrays.stream(body.split("\r\n", -1)).map(line -> line.replaceAll("[ \t]+", " ").replaceAll(" $", "")).collect(Collectors.joining("\r\n"));
        String bare = lines.replaceAll("(\r\n)+$", "");
        return bare.isEmpty() && form.equals("relaxed") ? "" : bare + "\r\n";
    }
}

package org.mailward.mailauth.bimi;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.mailward.mailauth.web.FetchedDocument;

/// Logo and certificate files as web servers serve them, for tests of what is made of them.
public final class Logos {

    public static final FetchedDocument LOGO = svg(IndicatorTest.SOUND);

    private Logos() {
    }

    public static FetchedDocument svg(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    /// A logo with one thing in it that is not allowed.
    public static FetchedDocument moving() {
        return svg(IndicatorTest.SOUND.replace("</svg>", "<animate/></svg>"));
    }

    public static FetchedDocument oblong() {
        return svg(IndicatorTest.SOUND.replace("0 0 64 64", "0 0 64 32"));
    }

    public static FetchedDocument certificate() {
        return body(Certificates.file(Certificates.own(), Certificates.middle()));
    }

    public static FetchedDocument withRoot() {
        return body(Certificates.file(Certificates.own(), Certificates.middle(), Certificates.root()));
    }

    public static FetchedDocument broken() {
        return body(Certificates.file(Certificates.own(), Certificates.root()));
    }

    public static FetchedDocument valid(Instant from, Instant to) {
        return body(Certificates.file(Certificates.own().valid(from, to), Certificates.middle()));
    }

    public static FetchedDocument named(String... names) {
        return body(Certificates.file(Certificates.own().names(names), Certificates.middle()));
    }

    public static FetchedDocument forServers() {
        return body(Certificates.file(Certificates.own().purposes(Certificates.FOR_SERVERS).names("other.example"), Certificates.middle()));
    }

    public static FetchedDocument withoutLogo() {
        return body(Certificates.file(Certificates.own().logotype(new byte[0]), Certificates.middle()));
    }

    private static FetchedDocument body(byte[] octets) {
        return new FetchedDocument.Body(new String(octets, StandardCharsets.ISO_8859_1), "");
    }
}

package org.mailward.platform.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.mtasts.PolicyFetcher;
import org.mailward.mailauth.web.FetchFailure;
import org.mailward.mailauth.web.FetchedDocument;
import org.mailward.mailauth.web.WebAddress;

/// Fetches MTA-STS policies through the guard, without following a redirect.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8461#section-3.3">RFC 8461 §3.3</a>
public final class HttpsPolicyFetcher implements PolicyFetcher {

    private final PolicySettings settings;
    private final GuardedFetch fetch;

    /// @throws IllegalArgumentException when the extra certificates cannot be read
    public HttpsPolicyFetcher(PolicySettings settings, DnsResolver dns) {
        this(settings, new GuardedFetch(settings, dns));
    }

    HttpsPolicyFetcher(PolicySettings settings, GuardedFetch fetch) {
        this.settings = settings;
        this.fetch = fetch;
    }

    /// The same fetcher, asking other DNS for addresses, such as the fresh view of a scan.
    public HttpsPolicyFetcher asking(DnsResolver other) {
        return new HttpsPolicyFetcher(settings, fetch.asking(other));
    }

    @Override
    public FetchedPolicy fetch(DomainName policyHost) {
        return WebAddress.of(policyHost, PATH)
                .map(address -> read(fetch.fetch(address, settings.maxSize())))
                .orElseGet(() -> new FetchedPolicy.Failed(FetchFailure.NO_ADDRESS, "No web server can have the name " + policyHost + "."));
    }

    private static FetchedPolicy read(FetchedDocument document) {
        return switch (document) {
            case FetchedDocument.Status(int code, String _) -> new FetchedPolicy.Status(code);
            case FetchedDocument.Failed(FetchFailure failure, String detail) -> new FetchedPolicy.Failed(failure, detail);
            case FetchedDocument.Body body -> text(body);
        };
    }

    private static FetchedPolicy text(FetchedDocument.Body body) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body.bytes())).toString();
            return new FetchedPolicy.Body(text, body.contentType());
        } catch (CharacterCodingException e) {
            return new FetchedPolicy.Failed(FetchFailure.MALFORMED, "The server's answer is not text in UTF-8.");
        }
    }
}

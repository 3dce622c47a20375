package org.mailward.system.journeys;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// What a server answered.
///
/// @param address where the answer came from, after redirects that were followed
public record Answer(int status, URI address, HttpHeaders headers, Body body) {

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(response.statusCode(), response.uri(), response.headers(), new Body(response.body()));
    }

    /// Octets, compared by value.
    public static final class Body {

        private final byte[] octets;

        Body(byte[] octets) {
            this.octets = octets;
        }

        public byte[] octets() {
            return octets.clone();
        }

        public String text() {
            return new String(octets, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    public String text() {
        return body.text();
    }

    public Document page() {
        return Jsoup.parse(text(), address.toString());
    }

    public JsonObject json() {
        try (var reader = Json.createReader(new ByteArrayInputStream(body.octets))) {
            return reader.readObject();
        }
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    public String mediaType() {
        return header("Content-Type").map(type -> type.split(";")[0].strip()).orElse("");
    }

    @Override
    public String toString() {
        var text = text();
        return status + " " + address + " " + mediaType() + "\n" + text.substring(0, Math.min(text.length(), 1500));
    }
}

package org.mailward.web.api.json;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.mailward.web.api.problem.ProblemException;

/// Reads and writes the API's records.
///
/// Reading is strict, since a program's author should learn of a misspelt field at once: unknown and repeated fields are
/// refused by name.
@Provider
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
public class JsonBodies implements MessageBodyReader<Record>, MessageBodyWriter<Record> {

    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));
    private static final Jsonb WRITER = JsonbBuilder.create(new JsonbConfig().withSerializers(new InOrder()));

    /// As it is sent.
    public static String text(Record value) {
        return WRITER.toJson(value);
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Record readFrom(Class<Record> type, Type genericType, Annotation[] annotations, MediaType mediaType,
                           MultivaluedMap<String, String> headers, InputStream body) throws IOException {
        return StrictReading.read(type, object(body.readAllBytes()));
    }

    private static JsonObject object(byte[] body) {
        try (var reader = READERS.createReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            var object = reader.readObject();
            refuseMore(body);
            return object;
        } catch (JsonException | IllegalStateException e) {
            throw ProblemException.unreadable("", "The body is not one JSON object in UTF-8: " + e.getMessage());
        }
    }

    /// A reader stops at the end of the first object, whatever follows.
    private static void refuseMore(byte[] body) {
        try (var parser = Json.createParser(new ByteArrayInputStream(body))) {
            parser.next();
            parser.skipObject();
            if (parser.hasNext()) {
                throw new JsonException("there is something after it");
            }
        }
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public void writeTo(Record value, Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType,
                        MultivaluedMap<String, Object> headers, OutputStream body) throws IOException {
        try {
            WRITER.toJson(value, new Unclosed(body));
        } catch (JsonbException | UncheckedIOException e) {
            throw new IOException("The answer could not be sent as JSON", e);
        }
    }

    /// The server closes the stream, not the one who writes to it.
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] octets, int from, int count) throws IOException {
            out.write(octets, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}

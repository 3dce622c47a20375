package org.mailward.assessment;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.io.Reader;

/// The JSON library, looked up once: its own entrance of this name searches the class path at each call, which takes longer
/// than all the rest of a scan.
final class Json {

    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private Json() {
    }

    static JsonObjectBuilder createObjectBuilder() {
        return PROVIDER.createObjectBuilder();
    }

    static JsonArrayBuilder createArrayBuilder() {
        return PROVIDER.createArrayBuilder();
    }

    static JsonReader createReader(Reader text) {
        return PROVIDER.createReader(text);
    }

    static JsonString createValue(String text) {
        return PROVIDER.createValue(text);
    }
}

package org.mailward.web.api.json;

import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.lang.reflect.RecordComponent;
import java.util.Optional;

/// Writes records with their components in the order of their declaration, which is the order in which people read them.
/// JSON-B itself offers the alphabet's or none.
final class InOrder implements JsonbSerializer<Record> {

    @Override
    public void serialize(Record value, JsonGenerator json, SerializationContext context) {
        json.writeStartObject();
        for (var component : value.getClass().getRecordComponents()) {
            var content = content(value, component);
            var shown = content instanceof Optional<?> maybe ? maybe.orElse(null) : content;
            if (shown != null) {
                context.serialize(component.getName(), shown, json);
            }
        }
        json.writeEnd();
    }

    private static Object content(Record value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }
}

package org.mailward.web.component;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.FacesConverter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.web.shell.NotInScope;

/// Reads an id from the address or a form. It loads nothing; what is no id at all is answered as one that nobody has.
@FacesConverter("id")
public class IdConverter implements Converter<UUID> {

    private static final int LENGTH = 36;

    @Override
    public @Nullable UUID getAsObject(FacesContext context, UIComponent component, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() != LENGTH) {
            throw new NotInScope();
        }
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException _) {
            throw new NotInScope();
        }
    }

    @Override
    public String getAsString(FacesContext context, UIComponent component, @Nullable UUID value) {
        return value == null ? "" : value.toString();
    }
}

package org.mailward.web.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.web.shell.NotInScope;

class IdConverterTest {

    private final IdConverter converter = new IdConverter();

    @Test
    void an_id_is_read_and_written_alike() {
        var id = UUID.fromString("01a20350-dc5f-7334-8897-77be25273614");
        assertEquals(id, converter.getAsObject(null, null, id.toString()));
        assertEquals(id.toString(), converter.getAsString(null, null, id));
    }

    @Test
    void nothing_is_no_id() {
        assertNull(converter.getAsObject(null, null, ""));
        assertEquals("", converter.getAsString(null, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "xyz", "1-1-1-1-1", "01a20350-dc5f-7334-8897-77be2527361g", "01a20350-dc5f-7334-8897-77be252736145"})
    void what_is_no_id_is_answered_as_one_that_nobody_has(String text) {
        assertThrows(NotInScope.class, () -> converter.getAsObject(null, null, text));
    }
}

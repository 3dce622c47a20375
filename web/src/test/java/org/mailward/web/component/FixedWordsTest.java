package org.mailward.web.component;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.el.ELContext;
import jakarta.el.ExpressionFactory;
import jakarta.el.PropertyNotWritableException;
import jakarta.el.StandardELContext;
import jakarta.el.ValueExpression;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Held against a real reader of expressions, which knows the bean `text`: whatever is asked, the answer is the same.
class FixedWordsTest {

    private final ExpressionFactory server = ExpressionFactory.newInstance();
    private final FixedWords words = new FixedWords(server, Text.all());
    private final ELContext context = context();

    private ELContext context() {
        var context = new StandardELContext(server);
        context.getVariableMapper().setVariable("text", server.createValueExpression(new Text(), Text.class));
        context.getVariableMapper().setVariable("name", server.createValueExpression("rail.domains", String.class));
        return context;
    }

    @ParameterizedTest
    @ValueSource(strings = {"#{text.of('rail.portfolio')}", "#{text.of('rail.domains')}", "#{text.of(name)}", "#{text.of('rail.portfolio')} #{text.of('rail.domains')}",
            "#{text.of('domains.headline', 3)}", "#{text.word('stage', 'REJECTING')}", "#{text.of('rail.portfolio').concat('x')}", "#{text.of('rail.portfolio'.concat(''))}", "#{1 + 1}", "plain"})
    void reads_each_expression_as_the_server_does(String expression) {
        String expected = server.createValueExpression(context, expression, String.class).getValue(context);
        String shown = words.createValueExpression(context, expression, String.class).getValue(context);
        assertEquals(expected, shown);
    }

    @Test
    void a_text_is_looked_up_once() {
        var one = words.createValueExpression(context, "#{text.of('rail.portfolio')}", String.class);
        assertAll(
                () -> assertSame(one, words.createValueExpression(context, "#{text.of('rail.portfolio')}", Object.class)),
                () -> assertEquals("Portfolio", one.getValue(null)),
                () -> assertEquals("#{text.of('rail.portfolio')}", one.getExpressionString()),
                () -> assertThrows(PropertyNotWritableException.class, () -> one.setValue(context, "Other")));
    }

    @Test
    void a_key_without_a_text_is_refused_where_it_is_asked_for_as_ever() {
        var expression = words.createValueExpression(context, "#{text.of('no.such.key')}", String.class);
        assertThrows(RuntimeException.class, () -> expression.getValue(context));
    }

    /// Pages that wait for their reader may be written away.
    @Test
    void outlives_being_written_and_read() throws IOException, ClassNotFoundException {
        var one = words.createValueExpression(context, "#{text.of('rail.portfolio')}", String.class);
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(one);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            var again = (ValueExpression) in.readObject();
            assertEquals(one, again);
            assertEquals("Portfolio", again.getValue(context));
        }
    }
}

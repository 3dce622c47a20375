package org.mailward.web.component;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.ExpressionFactory;
import jakarta.el.MethodExpression;
import jakarta.el.PropertyNotWritableException;
import jakarta.el.ValueExpression;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/// Reads the expressions of pages. A text that takes nothing in, as in `#{text.of('rail.portfolio')}`, is looked up once and for all: a page
/// has some hundred of them, a long table some in each row, and to find the bean and the method for each again is a good part of what a page
/// costs. All other expressions are the server's to read.
final class FixedWords extends ExpressionFactory {

    private static final String BEFORE = "#{text.of('";
    private static final String AFTER = "')}";

    private final ExpressionFactory others;
    private final ResourceBundle texts;
    private final Map<String, Optional<ValueExpression>> known = new ConcurrentHashMap<>();

    FixedWords(ExpressionFactory others, ResourceBundle texts) {
        this.others = others;
        this.texts = texts;
    }

    @Override
    public ValueExpression createValueExpression(ELContext context, String expression, Class<?> expected) {
        return expression.startsWith(BEFORE) && (expected == String.class || expected == Object.class)
                ? known.computeIfAbsent(expression, this::fixed).orElseGet(() -> others.createValueExpression(context, expression, expected))
                : others.createValueExpression(context, expression, expected);
    }

    /// Nothing for a text with places to fill in, and for a key that there is no text for: the server says so where it is asked for.
    private Optional<ValueExpression> fixed(String expression) {
        int end = expression.length() - AFTER.length();
        if (!expression.endsWith(AFTER) || end < BEFORE.length()) {
            return Optional.empty();
        }
        var key = expression.substring(BEFORE.length(), end);
        return key.indexOf('\'') < 0 && texts.containsKey(key) ? Optional.of(new Fixed(expression, texts.getString(key))) : Optional.empty();
    }

    @Override
    public ValueExpression createValueExpression(Object instance, Class<?> expected) {
        return others.createValueExpression(instance, expected);
    }

    @Override
    public MethodExpression createMethodExpression(ELContext context, String expression, Class<?> expected, Class<?>[] parameters) {
        return others.createMethodExpression(context, expression, expected, parameters);
    }

    @Override
    public <T> T coerceToType(Object value, Class<T> wanted) {
        return others.coerceToType(value, wanted);
    }

    @Override
    public ELResolver getStreamELResolver() {
        return others.getStreamELResolver();
    }

    @Override
    public Map<String, Method> getInitFunctionMap() {
        return others.getInitFunctionMap();
    }

    /// A text that is always the same.
    private static final class Fixed extends ValueExpression {

        private static final long serialVersionUID = 1;

        private final String expression;
        private final String text;

        Fixed(String expression, String text) {
            this.expression = expression;
            this.text = text;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getValue(ELContext context) {
            return (T) text;
        }

        @Override
        public void setValue(ELContext context, Object value) {
            throw new PropertyNotWritableException(expression + " is a text of the pages");
        }

        @Override
        public boolean isReadOnly(ELContext context) {
            return true;
        }

        @Override
        public Class<?> getType(ELContext context) {
            return String.class;
        }

        @Override
        public Class<?> getExpectedType() {
            return String.class;
        }

        @Override
        public String getExpressionString() {
            return expression;
        }

        @Override
        public boolean isLiteralText() {
            return false;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Fixed fixed && expression.equals(fixed.expression);
        }

        @Override
        public int hashCode() {
            return expression.hashCode();
        }
    }
}

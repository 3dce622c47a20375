package org.mailward.web.component;

import jakarta.el.ExpressionFactory;
import jakarta.faces.application.Application;
import jakarta.faces.application.ApplicationFactory;
import jakarta.faces.application.ApplicationWrapper;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Has pages read their expressions by [FixedWords].
public class FixedWordsFactory extends ApplicationFactory {

    private final AtomicReference<@Nullable Wrapped> application = new AtomicReference<>();

    public FixedWordsFactory(ApplicationFactory wrapped) {
        super(wrapped);
    }

    private static final class Wrapped extends ApplicationWrapper {

        private final AtomicReference<@Nullable ExpressionFactory> expressions = new AtomicReference<>();

        Wrapped(Application wrapped) {
            super(wrapped);
        }

        @Override
        public ExpressionFactory getExpressionFactory() {
            var known = expressions.get();
            if (known == null) {
                // Two at once make two that do the same.
                known = new FixedWords(super.getExpressionFactory(), Text.all());
                expressions.set(known);
            }
            return known;
        }
    }

    @Override
    public Application getApplication() {
        var known = application.get();
        var servers = getWrapped().getApplication();
        if (known == null || known.getWrapped() != servers) {
            known = new Wrapped(servers);
            application.set(known);
        }
        return known;
    }

    @Override
    public void setApplication(Application newOne) {
        getWrapped().setApplication(newOne);
    }
}

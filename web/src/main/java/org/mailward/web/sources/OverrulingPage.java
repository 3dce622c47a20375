package org.mailward.web.sources;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.sources.boundary.OverruleSources;
import org.mailward.sources.boundary.OverruleSources.Line;
import org.mailward.web.component.Feedback;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// One decision about a source: what, why, how far it is applied, and the way back.
@Named
@ViewScoped
public class OverrulingPage implements Serializable {

    private static final String HERE = "/app/overruling.xhtml?faces-redirect=true&id=";

    @Inject
    private CurrentScope current;

    @Inject
    private OverruleSources overrule;

    @Inject
    private Feedback feedback;

    private @Nullable UUID id;
    private @Nullable Line line;

    public void load() {
        if (!current.isProviderStaff()) {
            throw new NotInScope();
        }
        line = overrule.find(current.scope(), wanted()).orElseThrow(NotInScope::new);
    }

    public @Nullable String takeBack() {
        return feedback.of(() -> overrule.takeBack(current.scope(), wanted())).map(_ -> {
            feedback.done("overruling.now-taken-back");
            return HERE + wanted();
        }).orElse(null);
    }

    private UUID wanted() {
        if (id == null) {
            throw new NotInScope();
        }
        return id;
    }

    public @Nullable Line getLine() {
        return line;
    }

    public @Nullable UUID getId() {
        return id;
    }

    public void setId(@Nullable UUID wanted) {
        id = wanted;
    }
}

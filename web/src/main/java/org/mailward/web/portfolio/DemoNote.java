package org.mailward.web.portfolio;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailward.demo.boundary.DemoStory;
import org.mailward.demo.boundary.DemoStory.Progress;
import org.mailward.web.shell.CurrentScope;

/// What the portfolio says while the demo's past is filled in.
@Named
@RequestScoped
public class DemoNote {

    @Inject
    private CurrentScope current;

    @Inject
    private DemoStory story;

    private Optional<Progress> progress = Optional.empty();

    @PostConstruct
    void look() {
        progress = story.progress(current.scope());
    }

    /// Null when nothing is being filled in.
    public @Nullable Progress getProgress() {
        return progress.orElse(null);
    }
}

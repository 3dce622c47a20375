package org.mailward.web.component;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.mailward.web.shell.Viewer;

/// Tells the functions of the tag library, which nothing can be injected into, how each reader wishes values shown.
@ApplicationScoped
public class PageReader {

    @Inject
    private Viewer viewer;

    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        Shown.readBy(viewer::preferences);
    }
}

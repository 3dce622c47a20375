package org.mailward.demo.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.mailward.demo.Story;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;

/// How far the demo's past is told.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST})
public class DemoStory {

    /// @param reports false while the history of scans is filled in, true while reports are
    /// @param percent 0 to 99
    public record Progress(boolean reports, int done, int of, int percent) {
    }

    @Inject
    private Story story;

    /// Empty when nothing is being filled in, as in every installation without the demo.
    public Optional<Progress> progress(Scope scope) {
        return story.progress().map(now -> new Progress(now.chapter() == Story.Chapter.REPORTS, now.done(), now.of(), now.percent()));
    }
}

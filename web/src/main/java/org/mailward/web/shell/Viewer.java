package org.mailward.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mailward.identity.boundary.SignIn;
import org.mailward.platform.time.Time;
import org.mailward.preferences.Preferences;

/// How whoever makes this request reads pages. Asked of the database once per request, so that a change shows on the next page wherever
/// it was made; who is not signed in reads as everybody does.
@RequestScoped
@Named("viewer")
public class Viewer {

    @Inject
    private CurrentScope current;

    @Inject
    private SignIn signIn;

    @Inject
    private Time time;

    private @Nullable Preferences preferences;

    public Preferences preferences() {
        if (preferences == null) {
            preferences = current.isSignedIn() ? signIn.preferences(current.subject()) : Preferences.DEFAULT;
        }
        return preferences;
    }

    /// For the style sheet.
    public String getTheme() {
        return preferences().theme().name().toLowerCase(Locale.ROOT);
    }

    public Instant now() {
        return time.now();
    }
}

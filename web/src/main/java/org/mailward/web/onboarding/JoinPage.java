package org.mailward.web.onboarding;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailward.onboarding.boundary.TakeSeat;
import org.mailward.onboarding.boundary.TakeSeat.Welcome;
import org.mailward.web.component.Feedback;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// Where an invited person who has an account takes the seat with it.
@Named
@ViewScoped
public class JoinPage implements Serializable {

    private static final int LONGEST_TOKEN = 200;

    @Inject
    private CurrentScope current;

    @Inject
    private TakeSeat takeSeat;

    @Inject
    private Feedback feedback;

    private @Nullable String token;
    private @Nullable Welcome welcome;

    public void load() {
        welcome = Optional.ofNullable(token).filter(text -> text.length() <= LONGEST_TOKEN).flatMap(takeSeat::look).orElse(null);
    }

    public @Nullable String take() {
        if (token == null || token.length() > LONGEST_TOKEN) {
            throw new NotInScope();
        }
        return feedback.of(() -> takeSeat.takeAs(token, current.subject(), current.email())).map(_ -> {
            feedback.done("join.done");
            return "/app/start.xhtml?faces-redirect=true";
        }).orElse(null);
    }

    public @Nullable String getToken() {
        return token;
    }

    public void setToken(@Nullable String presented) {
        token = presented;
    }

    public @Nullable Welcome getWelcome() {
        return welcome;
    }
}

package org.mailward.web.habits;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.assessment.Stage;
import org.mailward.assessment.boundary.DomainLine;
import org.mailward.assessment.boundary.DomainPosture;
import org.mailward.estate.StageTarget;
import org.mailward.estate.boundary.StageTargets;
import org.mailward.estate.boundary.TagBook;
import org.mailward.tenancy.InvalidInput;
import org.mailward.web.component.Feedback;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// Where the provider's people say which stage a domain is to reach and how they group it.
@Named
@ViewScoped
public class DomainPlanPage implements Serializable {

    @Inject
    private CurrentScope current;

    @Inject
    private DomainPosture postures;

    @Inject
    private StageTargets targets;

    @Inject
    private TagBook book;

    @Inject
    private Feedback feedback;

    private @Nullable UUID id;
    private @Nullable DomainLine line;
    private String tags = "";
    private @Nullable Stage stage;
    private String by = "";

    public void load() {
        if (!current.isProviderStaff() || id == null) {
            throw new NotInScope();
        }
        line = postures.posture(current.scope(), id).orElseThrow(NotInScope::new).line();
        tags = String.join(", ", book.ofDomains(current.scope(), List.of(id)).getOrDefault(id, List.of()));
        stage = line.target().map(StageTarget::stage).orElse(null);
        by = line.target().flatMap(StageTarget::by).map(LocalDate::toString).orElse("");
    }

    public @Nullable String save() {
        if (id == null) {
            throw new NotInScope();
        }
        var domain = id;
        return feedback.of(() -> targets.aim(current.scope(), domain, target(stage, by))).flatMap(_ -> feedback.of(() -> book.tagDomain(current.scope(), domain, words(tags)))).map(_ -> {
            feedback.done("plan.saved");
            return "/app/domain.xhtml?faces-redirect=true&id=" + domain;
        }).orElse(null);
    }

    /// @throws InvalidInput when the day cannot be read, or there is one without a stage
    public static Optional<StageTarget> target(@Nullable Stage stage, String by) {
        try {
            var day = by.isBlank() ? Optional.<LocalDate>empty() : Optional.of(LocalDate.parse(by.strip()));
            if (stage == null && day.isPresent()) {
                throw new InvalidInput("stage", "Say which stage is to be reached by that day.");
            }
            return Optional.ofNullable(stage).map(wanted -> new StageTarget(wanted, day));
        } catch (DateTimeParseException _) {
            throw new InvalidInput("by", "'" + by.strip() + "' is not a day; write it as in 2026-12-01.");
        }
    }

    /// The tags between commas.
    public static List<String> words(String text) {
        return Arrays.stream(text.split(",")).filter(word -> !word.isBlank()).toList();
    }

    public List<Stage> getStages() {
        return StageTarget.STAGES;
    }

    public @Nullable UUID getId() {
        return id;
    }

    public void setId(@Nullable UUID wanted) {
        id = wanted;
    }

    public @Nullable DomainLine getLine() {
        return line;
    }

    public String getTags() {
        return tags;
    }

    public void setTags(String typed) {
        tags = typed;
    }

    public @Nullable Stage getStage() {
        return stage;
    }

    public void setStage(@Nullable Stage chosen) {
        stage = chosen;
    }

    public String getBy() {
        return by;
    }

    public void setBy(String typed) {
        by = typed;
    }
}

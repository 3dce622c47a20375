package org.mailward.web.builder;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.builder.RecordKind;
import org.mailward.builder.Rehearsal;
import org.mailward.builder.Rehearsal.Placed;
import org.mailward.builder.ZoneEditor;
import org.mailward.builder.ZoneEditor.Typing;
import org.mailward.builder.boundary.RecordBuilder;
import org.mailward.builder.boundary.RecordBuilder.Standing;
import org.mailward.tenancy.Role;
import org.mailward.web.component.Feedback;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// Drafts one record of a domain: begins with what is published, and says what the draft would change.
@Named
@ViewScoped
public class BuilderPage implements Serializable {

    /// The time to live that instructions name, in seconds.
    private static final long TTL = 3600;

    @Inject
    private CurrentScope current;

    @Inject
    private RecordBuilder builder;

    @Inject
    private Feedback feedback;

    private @Nullable UUID domain;
    private RecordKind kind = RecordKind.DMARC;
    private String label = "";
    private @Nullable String value;
    private @Nullable Standing standing;
    private @Nullable Rehearsal rehearsal;

    public void load() {
        if (current.seat().role() == Role.CUSTOMER_VIEWER || domain == null) {
            throw new NotInScope();
        }
        standing = feedback.of(() -> builder.standing(current.scope(), domain, kind, label)).orElse(null);
        if (standing == null) {
            label = "";
            standing = feedback.of(() -> builder.standing(current.scope(), domain, kind, "")).orElseThrow(NotInScope::new);
        }
        label = standing.label();
        if (value == null) {
            value = String.join("\n", standing.values());
        } else {
            judge();
        }
    }

    /// Says what the draft would change. What was typed stays as it is.
    public void judge() {
        rehearsal = feedback.of(() -> builder.rehearse(current.scope(), wanted(), List.of(new RecordBuilder.Wish(kind, label, value == null ? "" : value)))).orElse(null);
    }

    /// Begins again with what is published.
    public void restart() {
        rehearsal = null;
        value = standing == null ? "" : String.join("\n", standing.values());
    }

    private UUID wanted() {
        if (domain == null) {
            throw new NotInScope();
        }
        return domain;
    }

    /// What is published and what would be.
    public @Nullable Placed getPlaced() {
        return rehearsal == null ? null : rehearsal.changes().getFirst();
    }

    /// How to type it in, one entry per zone editor; none for a file.
    public List<Typing> getTypings() {
        var placed = getPlaced();
        return rehearsal == null || placed == null || kind.isFile() || placed.draft().value().isEmpty() ? List.of()
                : Arrays.stream(ZoneEditor.values()).map(editor -> editor.typing(rehearsal.zone(), placed.draft(), TTL)).toList();
    }

    public List<RecordKind> getKinds() {
        return List.of(RecordKind.values());
    }

    public @Nullable UUID getDomain() {
        return domain;
    }

    public void setDomain(@Nullable UUID wanted) {
        domain = wanted;
    }

    public String getRecord() {
        return kind.name();
    }

    public void setRecord(@Nullable String name) {
        kind = Arrays.stream(RecordKind.values()).filter(each -> each.name().equals(name)).findFirst().orElse(RecordKind.DMARC);
    }

    public RecordKind getKind() {
        return kind;
    }

    public String getLabel() {
        return label;
    }

    public void setLabel(@Nullable String typed) {
        label = typed == null ? "" : typed.strip();
    }

    public @Nullable String getValue() {
        return value;
    }

    public void setValue(@Nullable String typed) {
        value = typed;
    }

    public @Nullable Standing getStanding() {
        return standing;
    }

    public @Nullable Rehearsal getRehearsal() {
        return rehearsal;
    }

    /// The policy file's address; empty for a record.
    public Optional<String> getFileAddress() {
        return kind.isFile() && standing != null ? Optional.of("https://mta-sts." + standing.domain().ascii() + "/.well-known/mta-sts.txt") : Optional.empty();
    }
}

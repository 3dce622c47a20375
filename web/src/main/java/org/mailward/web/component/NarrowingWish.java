package org.mailward.web.component;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.assessment.Narrowing;
import org.mailward.assessment.Severity;

/// By what else the address narrows a list of customers or domains. What cannot be understood is left out, so that an old link still opens.
public class NarrowingWish implements Serializable {

    private static final int LONGEST = 200;

    /// A part of the address that a form has to send again.
    public record Kept(String name, String value) {
    }

    private @Nullable String tag;
    private @Nullable String worst;
    private @Nullable String overdue;
    private @Nullable String assignee;

    public Narrowing narrowing(LocalDate today) {
        return new Narrowing(Optional.ofNullable(tag), severity(), isOnlyOverdue() ? Optional.of(today) : Optional.empty(), Optional.ofNullable(assignee).map(UUID::fromString));
    }

    /// Leaves out what only the provider's own people narrow lists by.
    public void forAClient() {
        tag = null;
        assignee = null;
    }

    /// What is said here, for a form's hidden fields.
    public List<Kept> kept() {
        var kept = new ArrayList<Kept>();
        keep(kept, "tag", tag);
        keep(kept, "worst", worst);
        keep(kept, "overdue", overdue);
        keep(kept, "assignee", assignee);
        return kept;
    }

    public static void keep(List<Kept> kept, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            kept.add(new Kept(name, value));
        }
    }

    public boolean isSaid() {
        return !kept().isEmpty();
    }

    public List<Severity> getSeverities() {
        return List.of(Severity.values());
    }

    private Optional<Severity> severity() {
        return Arrays.stream(Severity.values()).filter(known -> known.name().equals(worst)).findFirst();
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip().substring(0, Math.min(LONGEST, text.strip().length()));
    }

    public @Nullable String getTag() {
        return tag;
    }

    public void setTag(@Nullable String word) {
        tag = text(word);
    }

    public @Nullable String getWorst() {
        return worst;
    }

    public void setWorst(@Nullable String name) {
        worst = text(name);
        worst = severity().map(Severity::name).orElse(null);
    }

    public boolean isOnlyOverdue() {
        return overdue != null;
    }

    public @Nullable String getOverdue() {
        return overdue;
    }

    public void setOverdue(@Nullable String wanted) {
        overdue = "true".equals(wanted) ? wanted : null;
    }

    public @Nullable String getAssignee() {
        return assignee;
    }

    public void setAssignee(@Nullable String id) {
        var bare = text(id);
        assignee = bare != null && bare.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? bare : null;
    }
}

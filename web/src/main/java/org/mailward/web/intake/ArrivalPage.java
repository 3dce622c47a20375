package org.mailward.web.intake;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.Serializable;
import java.io.StringReader;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailward.intake.ArrivalState;
import org.mailward.intake.boundary.ArrivalDesk;
import org.mailward.intake.boundary.ArrivalDesk.Line;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.onboarding.boundary.CustomerView;
import org.mailward.web.component.Feedback;
import org.mailward.web.component.Text;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// One arrival: how it came, what was in it, what became of it, and what can be done.
@Named
@ViewScoped
public class ArrivalPage implements Serializable {

    private static final String HERE = "/app/arrival.xhtml?faces-redirect=true&id=";

    /// Something that was found out about the sender.
    public record Said(String name, String value) {
    }

    @Inject
    private CurrentScope current;

    @Inject
    private ArrivalDesk desk;

    @Inject
    private CustomerRegister register;

    @Inject
    private Deliveries deliveries;

    @Inject
    private Feedback feedback;

    @Inject
    private Text text;

    private @Nullable UUID id;
    private @Nullable Line line;
    private String owner = "";
    private String reason = "";

    public void load() {
        if (!current.isProviderStaff()) {
            throw new NotInScope();
        }
        var found = desk.find(current.scope(), wanted()).orElseThrow(NotInScope::new);
        line = found;
        owner = found.customer().flatMap(customer -> register.find(current.scope(), customer)).map(CustomerView::name).orElseGet(() -> text.of("arrivals.whole-provider"));
        deliveries.refusal(wanted()).ifPresent(sentence -> feedback.refused("", sentence));
    }

    public @Nullable String retry() {
        return feedback.of(() -> desk.retry(current.scope(), wanted())).map(_ -> {
            feedback.done("arrival.retried");
            return HERE + wanted();
        }).orElse(null);
    }

    public @Nullable String discard() {
        return feedback.of(() -> desk.discard(current.scope(), wanted(), reason)).map(_ -> {
            feedback.done("arrival.discarded");
            return HERE + wanted();
        }).orElse(null);
    }

    /// What was found out about the sender, as its finder named it; whole where it cannot be taken apart.
    public List<Said> getAuthentication() {
        var known = line == null ? "" : line.authentication();
        if (known.isBlank()) {
            return List.of();
        }
        try (var reader = Json.createReader(new StringReader(known))) {
            return reader.readObject().entrySet().stream().map(entry -> new Said(entry.getKey(), plain(entry.getValue()))).toList();
        } catch (JsonException notAnObject) {
            return List.of(new Said("", known));
        }
    }

    private String plain(JsonValue value) {
        return switch (value) {
            case JsonString words -> words.getString();
            case JsonObject check -> text.of("arrival.check", check.getString("result", ""), check.getString("domain", ""));
            case JsonArray none when none.isEmpty() -> text.of("arrival.check-none");
            case JsonArray checks -> checks.stream().map(this::plain).collect(Collectors.joining(", "));
            default -> value == JsonValue.TRUE ? text.of("arrival.check-yes") : value == JsonValue.FALSE ? text.of("arrival.check-no") : value.toString();
        };
    }

    public boolean isWaiting() {
        return line != null && line.state() == ArrivalState.RECEIVED;
    }

    /// Can it be laid aside?
    public boolean isTroubled() {
        return line != null && line.state().troubled();
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

    public String getOwner() {
        return owner;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String typed) {
        reason = typed;
    }

    public @Nullable UUID getId() {
        return id;
    }

    public void setId(@Nullable UUID wanted) {
        id = wanted;
    }
}

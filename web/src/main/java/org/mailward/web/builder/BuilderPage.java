package org.mailward.web.builder;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.builder.RecordKind;
import org.mailward.builder.Rehearsal;
import org.mailward.builder.boundary.RecordBuilder;
import org.mailward.builder.boundary.RecordBuilder.Standing;
import org.mailward.builder.form.FormKind;
import org.mailward.builder.form.Proposal;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.web.component.Feedback;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// Drafts records of a domain in a form, or one record as text: begins with what is published, and says what the draft would
/// change. A value in the address is a record that was advised: it stands in the fields, or in the text, and is judged at once.
@Named
@ViewScoped
public class BuilderPage implements Serializable {

    /// Where a record is written by hand.
    private static final String TEXT = "text";

    @Inject
    private CurrentScope current;

    @Inject
    private RecordBuilder builder;

    @Inject
    private Feedback feedback;

    @Inject
    private HttpServletRequest request;

    private @Nullable UUID domain;
    private FormKind form = FormKind.DMARC;
    private RecordKind kind = RecordKind.DMARC;
    private String label = "";
    private String way = "";
    private @Nullable String value;
    private @Nullable Standing standing;
    private transient @Nullable FormView view;
    private @Nullable Rehearsal rehearsal;

    public void load() {
        if (current.seat().role() == Role.CUSTOMER_VIEWER || domain == null) {
            throw new NotInScope();
        }
        if (isByHand()) {
            write();
        } else {
            var sheet = FormParameters.read(form, label, request.getParameterMap());
            view = feedback.of(() -> builder.work(current.scope(), wanted(), value == null ? sheet : sheet.begunWith(new Proposal(kind, value)))).map(FormView::of).orElse(null);
        }
    }

    private void write() {
        standing = standing(label);
        if (standing == null) {
            // Nobody may ask any more for now, and the page says so.
            return;
        }
        label = standing.label();
        if (value == null) {
            value = String.join("\n", standing.values());
        } else {
            judge();
        }
    }

    /// What is published, of the usual label where this one is none.
    private @Nullable Standing standing(String named) {
        return switch (builder.standing(current.scope(), wanted(), kind, named)) {
            case Outcome.Done<Standing>(var found) -> found;
            case Outcome.Refused<Standing>(var field, var sentence) when field.isEmpty() || named.isEmpty() -> feedback.<Standing>refused(field, sentence).orElse(null);
            case Outcome.Refused<Standing>(var field, var sentence) -> {
                feedback.refused(field, sentence);
                yield standing("");
            }
            case Outcome.Missing<Standing>() -> throw new NotInScope();
        };
    }

    /// Says what the text would change. What was typed stays as it is.
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

    /// A record is written as text, not in fields.
    public boolean isByHand() {
        return way.equals(TEXT);
    }

    /// The form; null while a record is written by hand, or DNS may not be asked for now.
    public @Nullable FormView getView() {
        return view;
    }

    /// What was judged, in the form or as text; null until then.
    public @Nullable Rehearsal getRehearsal() {
        return view == null ? rehearsal : view.rehearsal().orElse(null);
    }

    /// The records that were judged.
    public List<Placement> getPlacements() {
        return Optional.ofNullable(getRehearsal()).map(Placement::of).orElse(List.of());
    }

    /// The domain's name as people read it.
    public String getName() {
        return view != null ? view.worked().domain().unicode() : standing == null ? "" : standing.domain().unicode();
    }

    public List<FormKind> getForms() {
        return List.of(FormKind.values());
    }

    public @Nullable UUID getDomain() {
        return domain;
    }

    public void setDomain(@Nullable UUID wanted) {
        domain = wanted;
    }

    public String getRecord() {
        return isByHand() ? kind.name() : form.name();
    }

    /// @param name a form, or a record that a form writes
    public void setRecord(@Nullable String name) {
        kind = Arrays.stream(RecordKind.values()).filter(each -> each.name().equals(name)).findFirst().orElse(RecordKind.DMARC);
        form = Arrays.stream(FormKind.values()).filter(each -> each.name().equals(name)).findFirst().orElse(FormKind.of(kind));
    }

    public FormKind getForm() {
        return form;
    }

    public RecordKind getKind() {
        return kind;
    }

    public String getWay() {
        return way;
    }

    public void setWay(@Nullable String wanted) {
        way = wanted == null ? "" : wanted;
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
}

package org.mailward.web.prospect;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.assessment.Protocol;
import org.mailward.checker.boundary.CheckView;
import org.mailward.checker.boundary.CheckerDesk;
import org.mailward.prospect.boundary.ProspectRegister;
import org.mailward.web.component.Feedback;
import org.mailward.web.publicsite.Verdict;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// One check, and the form that makes a prospect of it.
@Named
@ViewScoped
public class StaffCheckPage implements Serializable {

    @Inject
    private CurrentScope current;

    @Inject
    private CheckerDesk desk;

    @Inject
    private ProspectRegister register;

    @Inject
    private Feedback feedback;

    private final ProspectForm form = new ProspectForm();
    private @Nullable UUID id;
    private transient @Nullable CheckView check;
    private transient Optional<Verdict> verdict = Optional.empty();

    public void load() {
        if (!current.isProviderStaff()) {
            throw new NotInScope();
        }
        look();
    }

    private void look() {
        var found = desk.check(current.scope(), wanted()).orElseThrow(NotInScope::new);
        check = found;
        verdict = found.assessment().map(assessment -> Verdict.of(assessment, found.finished()));
    }

    public @Nullable String add() {
        var added = feedback.of(() -> register.add(current.scope(), wanted(), form.profile()));
        if (added.isEmpty()) {
            look();
            return null;
        }
        feedback.done("prospect.added");
        return "/app/prospect.xhtml?faces-redirect=true&id=" + added.get();
    }

    private UUID wanted() {
        if (id == null) {
            throw new NotInScope();
        }
        return id;
    }

    public @Nullable UUID getId() {
        return id;
    }

    public void setId(@Nullable UUID wanted) {
        id = wanted;
    }

    public @Nullable CheckView getCheck() {
        return check;
    }

    public Optional<Verdict> getVerdict() {
        return verdict == null ? Optional.empty() : verdict;
    }

    public ProspectForm getForm() {
        return form;
    }

    public List<Protocol> getAreas() {
        return Arrays.asList(Protocol.values());
    }

    /// Areas that are known, of all.
    public int getKnown() {
        return check == null ? 0 : check.finished().size();
    }
}

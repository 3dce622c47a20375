package org.mailward.web.prospect;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.assessment.Protocol;
import org.mailward.prospect.boundary.ProspectLine;
import org.mailward.prospect.boundary.ProspectRegister;
import org.mailward.web.component.Feedback;
import org.mailward.web.publicsite.Verdict;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// One prospect with its baseline.
@Named
@ViewScoped
public class ProspectPage implements Serializable {

    private static final String HERE = "/app/prospect.xhtml?faces-redirect=true&id=";

    @Inject
    private CurrentScope current;

    @Inject
    private ProspectRegister register;

    @Inject
    private Feedback feedback;

    private ProspectForm form = new ProspectForm();
    private @Nullable UUID id;
    private int version;
    private transient @Nullable ProspectLine line;
    private transient @Nullable Verdict verdict;

    public void load() {
        look();
        if (line != null) {
            version = line.version();
            form = ProspectForm.of(line.profile());
        }
    }

    private void look() {
        if (!current.isProviderStaff()) {
            throw new NotInScope();
        }
        var found = register.find(current.scope(), wanted()).orElseThrow(NotInScope::new);
        line = found.line();
        verdict = Verdict.of(found.baseline(), Set.of(Protocol.values()));
    }

    public @Nullable String save() {
        var saved = feedback.of(() -> register.describe(current.scope(), wanted(), form.profile(), version));
        if (saved.isEmpty()) {
            look();
            return null;
        }
        feedback.done("prospect.saved");
        return HERE + wanted();
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

    public @Nullable ProspectLine getLine() {
        return line;
    }

    public @Nullable Verdict getVerdict() {
        return verdict;
    }

    public ProspectForm getForm() {
        return form;
    }
}

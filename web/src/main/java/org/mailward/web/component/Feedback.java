package org.mailward.web.component;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitHint;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mailward.tenancy.InvalidInput;
import org.mailward.tenancy.Outcome;
import org.mailward.web.shell.NotInScope;

/// Tells a person what became of a wish.
///
/// A refusal is shown beside the input whose id is the refused field's name; where the page has no such input, above the page.
@Named
@RequestScoped
public class Feedback {

    @Inject
    private FacesContext faces;

    @Inject
    private Text text;

    /// Makes a wish at a boundary.
    /// @return what came of it, or empty after saying why it was refused
    /// @throws NotInScope when it concerns something that is not there for this person
    public <T> Optional<T> of(Supplier<Outcome<T>> wish) {
        try {
            return switch (wish.get()) {
                case Outcome.Done<T>(var value) -> Optional.of(value);
                case Outcome.Refused<T>(var field, var sentence) -> refused(field, sentence);
                case Outcome.Missing<T>() -> throw new NotInScope();
            };
        } catch (InvalidInput e) {
            return refused(e.field(), String.valueOf(e.getMessage()));
        } catch (EJBException e) {
            // A boundary's container wraps the exceptions of values that were built inside it.
            if (e.getCause() instanceof InvalidInput invalid) {
                return refused(invalid.field(), String.valueOf(invalid.getMessage()));
            }
            throw e;
        }
    }

    /// Shows a refusal that the page itself decided.
    public <T> Optional<T> refused(String field, String sentence) {
        faces.addMessage(input(field).orElse(null), new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, sentence));
        faces.validationFailed();
        return Optional.empty();
    }

    /// Says on the next page what was done on this one.
    public void done(String key, Object... values) {
        var sentence = text.of(key, values);
        faces.getExternalContext().getFlash().setKeepMessages(true);
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
    }

    /// Hands a secret to the next page, which shows it once.
    public void handOver(String name, Object value) {
        faces.getExternalContext().getFlash().put(name, value);
    }

    /// What the page before handed over.
    public @Nullable Object handedOver(String name) {
        return faces.getExternalContext().getFlash().get(name);
    }

    /// Is there something to say that belongs to no input?
    public boolean isSomethingSaid() {
        return !faces.getMessageList(null).isEmpty();
    }

    private Optional<String> input(String id) {
        var found = new AtomicReference<@Nullable String>();
        UIViewRoot root = faces.getViewRoot();
        root.visitTree(VisitContext.createVisitContext(faces, null, EnumSet.of(VisitHint.SKIP_UNRENDERED)), (context, component) -> {
            if (component instanceof EditableValueHolder && named(component, id)) {
                found.set(component.getClientId(faces));
                return VisitResult.COMPLETE;
            }
            return VisitResult.ACCEPT;
        });
        return Optional.ofNullable(found.get());
    }

    private static boolean named(UIComponent component, String id) {
        return id.equals(component.getId());
    }
}

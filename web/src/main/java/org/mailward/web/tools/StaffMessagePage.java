package org.mailward.web.tools;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.mailward.lookup.boundary.StaffLookUps;
import org.mailward.web.publicsite.MessageView;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// The message explainer for the provider's own people.
@Named
@RequestScoped
public class StaffMessagePage {

    @Inject
    private CurrentScope current;

    @Inject
    private StaffLookUps lookUps;

    private String source = "";
    private @Nullable Part file;
    private MessageView view = MessageView.EMPTY;

    public void load() {
        if (!current.isProviderStaff()) {
            throw new NotInScope();
        }
    }

    /// Stays on the page and shows the answer there: nothing is kept that a link could lead to.
    public void explain() {
        load();
        view = MessageView.of(source, lookUps.explain(current.scope(), octets()));
    }

    private byte[] octets() {
        if (file == null || file.getSize() == 0) {
            return source.getBytes(StandardCharsets.UTF_8);
        }
        try (var content = file.getInputStream()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The upload broke off", e);
        }
    }

    public MessageView getView() {
        return view;
    }

    public String getSource() {
        return source;
    }

    public void setSource(@Nullable String pasted) {
        source = pasted == null ? "" : pasted;
    }

    public @Nullable Part getFile() {
        return file;
    }

    public void setFile(@Nullable Part uploaded) {
        file = uploaded;
    }
}

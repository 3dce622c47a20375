package org.mailward.web.operator;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailward.onboarding.boundary.ProviderRegister;
import org.mailward.onboarding.boundary.ProviderRegister.ProviderLine;
import org.mailward.web.component.Feedback;
import org.mailward.web.onboarding.InvitationLink;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// Where the operator of the installation opens it to a new provider.
@Named
@ViewScoped
public class OperatorPage implements Serializable {

    private static final String HERE = "/app/operator.xhtml?faces-redirect=true";
    private static final String LINK = "providerLink";

    @Inject
    private CurrentScope current;

    @Inject
    private ProviderRegister register;

    @Inject
    private InvitationLink links;

    @Inject
    private Feedback feedback;

    private List<ProviderLine> providers = List.of();
    private @Nullable Object link;
    private String name = "";
    private String adminName = "";
    private String adminEmail = "";

    public void load() {
        providers = register.all(current.operator().orElseThrow(NotInScope::new));
        link = feedback.handedOver(LINK);
    }

    public @Nullable String open() {
        var operator = current.operator().orElseThrow(NotInScope::new);
        return feedback.of(() -> register.open(operator, name, adminName, adminEmail)).map(opened -> {
            opened.invitation().ifPresent(token -> feedback.handOver(LINK, links.to(token)));
            feedback.done(opened.invitation().isPresent() ? "operator.opened" : "operator.opened-by-mail", name, adminEmail.strip());
            return HERE;
        }).orElse(null);
    }

    public List<ProviderLine> getProviders() {
        return providers;
    }

    public @Nullable Object getLink() {
        return link;
    }

    public String getName() {
        return name;
    }

    public void setName(String typed) {
        name = typed;
    }

    public String getAdminName() {
        return adminName;
    }

    public void setAdminName(String typed) {
        adminName = typed;
    }

    public String getAdminEmail() {
        return adminEmail;
    }

    public void setAdminEmail(String typed) {
        adminEmail = typed;
    }
}

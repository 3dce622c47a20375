package org.mailward.web.publicsite;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailward.builder.Rehearsal;
import org.mailward.builder.form.FormKind;
import org.mailward.builder.form.Worked;
import org.mailward.tenancy.Outcome;
import org.mailward.web.builder.FormView;

/// A builder on the public pages. Nothing is kept: the form holds all there is.
@Named
@RequestScoped
public class PublicBuilderPage {

    private FormKind form = FormKind.DMARC;
    private String domain = "";
    private String refusal = "";
    private @Nullable FormView view;

    void ask(FormKind wanted, String typed) {
        form = wanted;
        domain = typed;
    }

    void show(Worked worked) {
        view = FormView.of(worked);
    }

    void refuse(Outcome.Refused<?> refused) {
        refusal = refused.sentence();
    }

    public FormKind getForm() {
        return form;
    }

    public List<FormKind> getForms() {
        return List.of(FormKind.values());
    }

    public String getDomain() {
        return domain;
    }

    /// The domain as it stands in an address.
    public String getDomainInLink() {
        return URLEncoder.encode(domain, StandardCharsets.UTF_8);
    }

    /// Why nothing was looked up; empty where nothing was refused.
    public String getRefusal() {
        return refusal;
    }

    public @Nullable FormView getView() {
        return view;
    }

    public @Nullable Rehearsal getRehearsal() {
        return view == null ? null : view.rehearsal().orElse(null);
    }
}

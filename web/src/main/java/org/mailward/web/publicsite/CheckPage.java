package org.mailward.web.publicsite;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.mailward.tenancy.Outcome;

/// Where a stranger types a domain. It keeps no state: what was refused is shown with the same answer.
@Named
@RequestScoped
public class CheckPage {

    private String typed = "";
    private String refusal = "";

    void show(String text) {
        typed = text;
    }

    void refuse(String text, Outcome.Refused<?> refused) {
        typed = text;
        refusal = refused.sentence();
    }

    public String getTyped() {
        return typed;
    }

    /// Why nothing was checked; empty where nothing was refused.
    public String getRefusal() {
        return refusal;
    }
}

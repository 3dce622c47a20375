package org.mailward.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/// Tells the page for outages which one the request met.
@RequestScoped
@Named("outage")
public class OutageShown {

    @Inject
    private HttpServletRequest request;

    public Outage met() {
        return Outage.of(request);
    }
}

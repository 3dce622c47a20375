package org.mailward.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The API's limits.
@ApplicationScoped
public class ApiSettings {

    @Inject
    @ConfigProperty(name = "mailward.api.max-body", defaultValue = "2097152")
    private int largestBody;

    /// Octets that a request's body may have.
    public int largestBody() {
        return largestBody;
    }
}

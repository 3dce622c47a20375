package org.mailward.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.intake.ArrivedBytes;

/// The API's limits.
@ApplicationScoped
public class ApiSettings {

    @Inject
    @ConfigProperty(name = "mailward.api.max-body", defaultValue = "2097152")
    private int largestBody;

    @Inject
    @ConfigProperty(name = ArrivedBytes.MOST, defaultValue = ArrivedBytes.MOST_UNSET)
    private long largestReport;

    @Inject
    @ConfigProperty(name = "mailward.api.requests-per-minute", defaultValue = "600")
    private int requestsPerMinute;

    /// Requests that one key may make in a minute, on one node.
    public int requestsPerMinute() {
        return Math.max(1, requestsPerMinute);
    }

    /// Octets that a request's body may have.
    public int largestBody() {
        return largestBody;
    }

    /// Octets that a body may have which brings reports.
    public long largestReport() {
        return largestReport;
    }
}

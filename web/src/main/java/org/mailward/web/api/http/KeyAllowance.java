package org.mailward.web.api.http;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.mailward.platform.time.Allowances;
import org.mailward.platform.time.Time;
import org.mailward.web.api.ApiCaller;
import org.mailward.web.api.ApiSettings;
import org.mailward.web.api.openapi.Does;
import org.mailward.web.api.problem.ProblemException;

/// Holds each key to so many requests in a minute, on each node, so that one program that runs wild leaves room for the others.
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION + 1)
public class KeyAllowance implements ContainerRequestFilter {

    /// Keys that are told from each other.
    private static final int REMEMBERED = 100_000;
    private static final Duration SPAN = Duration.ofMinutes(1);

    @Inject
    private ApiCaller caller;

    @Inject
    private ApiSettings settings;

    @Inject
    private Time time;

    @Context
    private ResourceInfo resource;

    private Allowances ofKeys = new Allowances(1, SPAN, 1);

    @PostConstruct
    void open() {
        ofKeys = new Allowances(settings.requestsPerMinute(), SPAN, REMEMBERED);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var method = resource.getResourceMethod();
        if (method != null && method.isAnnotationPresent(Does.class) && method.getAnnotation(Does.class).open()) {
            return;
        }
        var wait = ofKeys.wait(caller.scope().actor().subject(), time.now());
        if (!wait.isZero()) {
            throw ProblemException.tooMany("This key has made more than " + settings.requestsPerMinute() + " requests in a minute. Repeat the request after the seconds that Retry-After names.",
                    Math.max(1, Math.ceilDiv(wait.toMillis(), 1000L)));
        }
    }
}

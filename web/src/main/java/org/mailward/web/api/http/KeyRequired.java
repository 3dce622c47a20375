package org.mailward.web.api.http;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.mailward.web.api.ApiCaller;
import org.mailward.web.api.openapi.Does;
import org.mailward.web.api.openapi.OpenApi;

/// Turns away who brings no key, or one that may not do this, before anything of the request's body is read.
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class KeyRequired implements ContainerRequestFilter {

    @Inject
    private ApiCaller caller;

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        var method = resource.getResourceMethod();
        var does = method == null ? null : method.getAnnotation(Does.class);
        if (does == null || !does.open()) {
            caller.scope();
        }
        if (does != null && !does.open()) {
            caller.needs(OpenApi.right(method));
        }
    }
}

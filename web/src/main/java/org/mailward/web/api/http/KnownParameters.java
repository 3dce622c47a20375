package org.mailward.web.api.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mailward.web.api.problem.ProblemException;

/// Refuses query parameters that an operation does not have, for a misspelt `dryrun` must not import in earnest, and misses those
/// that it cannot do without.
@Provider
@ApplicationScoped
public class KnownParameters implements ContainerRequestFilter {

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        var method = resource.getResourceMethod();
        var given = request.getUriInfo().getQueryParameters();
        if (method == null) {
            return;
        }
        var known = Arrays.stream(method.getParameters()).map(parameter -> parameter.getAnnotation(QueryParam.class))
                .filter(query -> query != null).map(QueryParam::value).collect(Collectors.toCollection(TreeSet::new));
        for (var name : given.keySet()) {
            if (!known.contains(name)) {
                throw ProblemException.unreadable(name, known.isEmpty() ? "This address takes no parameters."
                        : "There is no such parameter here; the parameters are " + String.join(", ", known) + ".");
            }
            if (given.get(name).size() > 1) {
                throw ProblemException.unreadable(name, "The parameter '" + name + "' is given more than once.");
            }
        }
        Arrays.stream(method.getParameters()).filter(parameter -> parameter.isAnnotationPresent(NotNull.class)).map(parameter -> parameter.getAnnotation(QueryParam.class).value())
                .filter(name -> !given.containsKey(name)).findFirst().ifPresent(name -> {
                    throw ProblemException.unreadable(name, "The parameter '" + name + "' is missing.");
                });
    }
}

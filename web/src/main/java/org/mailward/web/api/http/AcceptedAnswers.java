package org.mailward.web.api.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import org.mailward.web.api.problem.Problems;

/// Answers programs that accept problems alone as if they accepted anything.
///
/// Generated clients choose the one type of a description that is JSON. Where an answer is a file, or nothing at all, that is the
/// problem's, and asking for problems only is not what anybody wants.
@Provider
@PreMatching
@ApplicationScoped
public class AcceptedAnswers implements ContainerRequestFilter {

    private static final MediaType PROBLEM = MediaType.valueOf(Problems.MEDIA_TYPE);

    @Override
    public void filter(ContainerRequestContext request) {
        var accepted = request.getAcceptableMediaTypes();
        if (!accepted.isEmpty() && accepted.stream().allMatch(type -> type.getType().equals(PROBLEM.getType()) && type.getSubtype().equals(PROBLEM.getSubtype()))) {
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.WILDCARD);
        }
    }
}

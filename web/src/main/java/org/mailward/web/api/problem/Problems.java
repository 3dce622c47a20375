package org.mailward.web.api.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.mailward.platform.time.Ids;

/// Sends whatever was thrown as a problem. Only what nobody foresaw goes to the log in full, under an id that the caller learns.
@Provider
@ApplicationScoped
public class Problems implements ExceptionMapper<Throwable> {

    public static final String MEDIA_TYPE = "application/problem+json";
    private static final Logger LOG = System.getLogger(Problems.class.getName());

    @Inject
    private Ids ids;

    @Context
    private Request request;

    @Context
    private UriInfo uri;

    @Override
    public Response toResponse(Throwable thrown) {
        var problem = Diagnosis.of(thrown);
        if (problem.status() == ProblemKind.UNEXPECTED.status()) {
            problem = problem.withErrorId(ids.next().toString());
            LOG.log(Level.ERROR, "API error " + problem.errorId().orElseThrow() + " at " + where(), thrown);
        } else if (problem.type().equals(ProblemKind.UNAVAILABLE.type())) {
            LOG.log(Level.WARNING, "The API was unavailable at " + where(), thrown);
        }
        var response = Response.status(problem.status()).type(MEDIA_TYPE).entity(problem);
        if (problem.status() == ProblemKind.UNAUTHENTICATED.status()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (problem.status() == ProblemKind.UNAVAILABLE.status() || problem.status() == ProblemKind.TOO_MANY.status()) {
            response.header(HttpHeaders.RETRY_AFTER, thrown instanceof ProblemException known ? known.retryAfter() : ProblemKind.RETRY_AFTER);
        }
        if (thrown instanceof WebApplicationException http && http.getResponse().getHeaderString(HttpHeaders.ALLOW) != null) {
            response.header(HttpHeaders.ALLOW, http.getResponse().getHeaderString(HttpHeaders.ALLOW));
        }
        return response.build();
    }

    private String where() {
        return request.getMethod() + " " + uri.getRequestUri().getPath();
    }
}

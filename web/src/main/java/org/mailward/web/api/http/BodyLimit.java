package org.mailward.web.api.http;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.mailward.web.api.ApiSettings;
import org.mailward.web.api.openapi.Does;
import org.mailward.web.api.problem.ProblemException;
import org.mailward.web.api.problem.ProblemKind;

/// Lets a body through when its type is named, and no more of it than `mailward.api.max-body` octets, or `mailward.intake.arrival-bytes`
/// where it brings reports, whatever length was announced.
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION)
public class BodyLimit implements ContainerRequestFilter {

    @Inject
    private ApiSettings settings;

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        var method = resource.getResourceMethod();
        if (method != null && method.isAnnotationPresent(Consumes.class) && request.getMediaType() == null) {
            throw new ProblemException(ProblemKind.UNSUPPORTED_MEDIA_TYPE);
        }
        boolean large = method != null && method.isAnnotationPresent(Does.class) && method.getAnnotation(Does.class).large();
        long limit = large ? settings.largestReport() : settings.largestBody();
        if (request.getLength() > limit) {
            throw tooLarge(limit);
        }
        if (request.hasEntity()) {
            request.setEntityStream(new Counted(request.getEntityStream(), limit));
        }
    }

    private static ProblemException tooLarge(long limit) {
        return ProblemException.tooLarge("The request's body is larger than " + limit / 1024 + " kB. Split it.");
    }

    private static final class Counted extends FilterInputStream {
        private final long limit;
        private long seen;

        Counted(InputStream in, long limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            count(octet < 0 ? 0 : 1);
            return octet;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int got = super.read(into, from, most);
            count(Math.max(0, got));
            return got;
        }

        @Override
        public long skip(long wish) throws IOException {
            long skipped = super.skip(wish);
            count(skipped);
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void count(long octets) {
            seen += octets;
            if (seen > limit) {
                throw tooLarge(limit);
            }
        }
    }
}

package org.mailward.web.api.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.List;
import org.mailward.web.api.json.Listed;
import org.mailward.web.api.json.Located;
import org.mailward.web.api.json.Versioned;
import org.mailward.web.api.openapi.Does;

/// Puts on each response what all have in common: the described status, the address of what was made, links to the other
/// parts of a list, and that nobody may keep or reinterpret it.
///
/// Links are relative, so that a forged `Host` cannot lead a program elsewhere.
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8288#section-3">RFC 8288 §3</a>
@Provider
@ApplicationScoped
public class Answering implements ContainerResponseFilter {

    /// Items in a part of a list when the caller names no count.
    public static final int COUNT = 50;

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
        var method = resource.getResourceMethod();
        if (response.getStatus() != 200 || method == null || !method.isAnnotationPresent(Does.class)) {
            return;
        }
        response.setStatus(method.getAnnotation(Does.class).status());
        if (response.getEntity() instanceof Located located && response.getStatus() != 200) {
            located.location().ifPresent(path ->
                    response.getHeaders().putSingle(HttpHeaders.LOCATION, request.getUriInfo().getBaseUri().getRawPath() + path));
        }
        if (response.getEntity() instanceof Versioned versioned) {
            response.getHeaders().putSingle(HttpHeaders.ETAG, Precondition.tag(versioned.version()));
        }
        if (response.getEntity() instanceof Listed list) {
            var links = links(list, request.getUriInfo());
            if (!links.isEmpty()) {
                response.getHeaders().putSingle(HttpHeaders.LINK, String.join(", ", links));
            }
        }
    }

    private static List<String> links(Listed list, UriInfo uri) {
        var wish = uri.getQueryParameters().getFirst("count");
        int count = wish == null ? COUNT : Integer.parseInt(wish);
        var links = new ArrayList<String>();
        if (list.first() > 0) {
            links.add(link(uri, 0, count, "first"));
            links.add(link(uri, Math.max(0, list.first() - count), count, "prev"));
        }
        if (list.first() + (long) list.items().size() < list.total() && !list.items().isEmpty()) {
            links.add(link(uri, list.first() + list.items().size(), count, "next"));
            links.add(link(uri, (list.total() - 1) / count * count, count, "last"));
        }
        return links;
    }

    private static String link(UriInfo uri, long first, int count, String relation) {
        var target = uri.getRequestUriBuilder().replaceQueryParam("first", first).replaceQueryParam("count", count).build();
        return "<" + target.getRawPath() + "?" + target.getRawQuery() + ">; rel=\"" + relation + "\"";
    }
}

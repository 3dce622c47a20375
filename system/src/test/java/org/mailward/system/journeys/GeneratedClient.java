package org.mailward.system.journeys;

import com.fasterxml.jackson.databind.DeserializationFeature;
import generated.client.ApiClient;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.util.Timeout;

/// A client that a generator made of the API's description, with a key, and with a note of what succeeded through it.
final class GeneratedClient {

    private final ApiClient client;
    private final Set<ApiRoutes.Route> described;
    private final Set<String> succeeded = new TreeSet<>();

    /// @param key the secret; empty for none
    GeneratedClient(String key) {
        described = Set.copyOf(ApiRoutes.described().all());
        var limits = RequestConfig.custom().setResponseTimeout(Timeout.of(Caller.LIMIT)).build();
        client = new ApiClient(HttpClients.custom().setDefaultRequestConfig(limits).addResponseInterceptorLast((response, _, context) -> note(HttpCoreContext.cast(context).getRequest(), response)).build());
        // A field that the description does not have is a failure here; generated clients pass over it.
        client.getObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        client.setBasePath(SharedStack.get().url() + "/api/v1");
        if (!key.isEmpty()) {
            client.setBearerToken(key);
        }
    }

    ApiClient client() {
        return client;
    }

    private void note(HttpRequest request, HttpResponse response) {
        if (response.getCode() / 100 == 2) {
            var address = request.getPath().replaceFirst("\\?.*", "");
            described.stream().filter(route -> route.method().equals(request.getMethod()) && at(route.path(), address)).map(ApiRoutes.Route::toString).forEach(succeeded::add);
        }
    }

    /// Whether an address is one of a path with parameters. A path without any is never mistaken for one with them, for these are ids.
    private static boolean at(String path, String address) {
        return address.matches(java.util.Arrays.stream(path.split("\\{[^}]+}", -1)).map(Pattern::quote).collect(Collectors.joining("[0-9a-f-]{36}")));
    }

    /// Operations of the description that have not yet been answered with success.
    Set<String> missing() {
        var missing = described.stream().map(ApiRoutes.Route::toString).collect(Collectors.toCollection(TreeSet::new));
        missing.removeAll(succeeded);
        return missing;
    }

    int succeeded() {
        return succeeded.size();
    }
}

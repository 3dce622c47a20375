package org.mailward.system;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// Asks the stack's own servers on loopback.
final class Http {

    static final Duration ONE_ANSWER = Duration.ofSeconds(5);
    private static final Duration BETWEEN_ASKS = Duration.ofMillis(100);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(ONE_ANSWER).build();

    private Http() {
    }

    /// @return the answer, or empty when nobody answers
    static Optional<HttpResponse<String>> get(String url) throws InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)).timeout(ONE_ANSWER).build());
    }

    static Optional<HttpResponse<String>> send(HttpRequest request) throws InterruptedException {
        try {
            return Optional.of(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }

    /// Waits for a page to answer 200.
    /// @param process that should give it
    /// @return true when it did; false when the process ended or the time was up
    static boolean await(String url, OwnedProcess process, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            if (get(url).filter(answer -> answer.statusCode() == HttpURLConnection.HTTP_OK).isPresent()) {
                return true;
            }
            Thread.sleep(BETWEEN_ASKS);
        }
        return false;
    }
}


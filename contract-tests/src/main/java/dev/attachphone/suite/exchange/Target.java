package dev.attachphone.suite.exchange;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;

/**
 * Where requests are sent; safe for use by several threads.
 *
 * @param url what the contract's paths are appended to
 * @param client sends them
 * @param patience how long one answer may take
 * @param watcher is told of every request
 */
public record Target(URI url, HttpClient client, Duration patience, Watcher watcher) {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** A target that speaks HTTP/1.1 and follows no redirection. */
    public static Target at(URI url, Duration patience, Watcher watcher) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
        return new Target(withoutTrailingSlash(url), client, patience, watcher);
    }

    /**
     * Sends the request and waits for the answer.
     *
     * @throws Unanswered if none came in time
     */
    public Reply send(Request request) throws Unanswered {
        watcher.sending(request);
        Reply reply = answered(request);
        watcher.answered(request, reply);
        return reply;
    }

    private Reply answered(Request request) throws Unanswered {
        Instant sent = Instant.now();
        long start = System.nanoTime();
        try {
            HttpResponse<byte[]> response = client.send(http(request), BodyHandlers.ofByteArray());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return new Reply(response.statusCode(), response.headers(), new Payload(response.body()), sent, took);
        } catch (HttpTimeoutException e) {
            throw new Unanswered("no answer from " + url + " within " + patience.toSeconds() + " s", e);
        } catch (ConnectException e) {
            throw new Unanswered("nothing answers at " + url, e);
        } catch (IOException e) {
            throw new Unanswered("the connection to " + url + " broke: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unanswered("interrupted", new InterruptedIOException());
        }
    }

    private HttpRequest http(Request request) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(url + request.path())).timeout(patience);
        request.headers().forEach(header -> builder.header(header.name(), header.value()));
        return builder.method(
                        request.method(),
                        BodyPublishers.ofByteArray(request.body().bytes()))
                .build();
    }

    private static URI withoutTrailingSlash(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
    }
}

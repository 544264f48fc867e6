package dev.attachphone.suite.exchange;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Where requests are sent; safe for use by several threads.
 *
 * @param place where that is
 * @param client sends them
 * @param patience how long one answer may take
 * @param watcher is told of every request
 */
public record Target(Place place, HttpClient client, Duration patience, Watcher watcher) {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    // A connection that has lain idle for longer is not used again: the target might close it at that very moment, and
    // what it never saw would look like its failure. Read when the first client of the process is made.
    static {
        System.setProperty("jdk.httpclient.keepalive.timeout", "2");
    }

    /** A target that speaks HTTP/1.1 and follows no redirection. */
    public static Target at(URI url, Trust trust, Duration patience, Watcher watcher) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(trust.tls())
                .connectTimeout(CONNECT)
                .build();
        return new Target(new Place(withoutTrailingSlash(url), trust.file()), client, patience, watcher);
    }

    /** What the contract's paths are appended to. */
    public URI url() {
        return place.url();
    }

    /**
     * Sends the request and waits for the answer.
     *
     * @throws Unanswered if none came in time
     */
    public Reply send(Request request) throws Unanswered {
        if (request.wire().isPresent()) {
            return converse(List.of(request)).get(0);
        }
        watcher.sending(request);
        Reply reply = answered(request, true);
        watcher.answered(request, reply);
        return reply;
    }

    /**
     * Writes the bytes that the requests are parts of and reads what comes.
     *
     * @return one reply to each request, then those that nothing asked for
     * @throws Unanswered if nothing listens
     */
    public List<Reply> converse(List<Request> requests) throws Unanswered {
        requests.forEach(watcher::sending);
        Line line = new Line(url(), client.sslContext(), CONNECT);
        List<Reply> replies = new Conversation(line, patience).hold(requests);
        for (int i = 0; i < replies.size(); i++) {
            watcher.answered(requests.get(Math.min(i, requests.size() - 1)), replies.get(i));
        }
        return replies;
    }

    private Reply answered(Request request, boolean again) throws Unanswered {
        Instant sent = Instant.now();
        long start = System.nanoTime();
        // The client's own limit ends when the headers have come; a body may stall for ever.
        CompletableFuture<HttpResponse<byte[]>> coming = client.sendAsync(http(request), BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return new Reply(response.statusCode(), response.headers(), new Payload(response.body()), sent, took);
        } catch (TimeoutException e) {
            coming.cancel(true);
            throw late(e);
        } catch (ExecutionException e) {
            // A target that refuses what is no HTTP closes the connection, and may do so just when it is used again,
            // which says nothing of what is sent then.
            if (again && isDropped(e.getCause())) {
                return answered(request, false);
            }
            if (e.getCause() instanceof IOException cause) {
                throw isLate(cause) ? late(cause) : Unanswered.because(url(), cause);
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unanswered("interrupted", new InterruptedIOException());
        }
    }

    private Unanswered late(Exception cause) {
        return new Unanswered("no answer from " + url() + " within " + patience.toSeconds() + " s", cause);
    }

    private static boolean isDropped(@Nullable Throwable cause) {
        return cause instanceof IOException
                && String.valueOf(cause.getMessage()).contains("received no bytes");
    }

    private static boolean isLate(IOException cause) {
        return cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException);
    }

    private HttpRequest http(Request request) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(url() + request.path())).timeout(patience);
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

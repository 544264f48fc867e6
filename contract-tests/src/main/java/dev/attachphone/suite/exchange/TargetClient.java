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
 * @param address where that is
 * @param client sends them
 * @param timeout how long one answer may take
 * @param listener is told of every request
 */
public record TargetClient(TargetAddress address, HttpClient client, Duration timeout, ExchangeListener listener) {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    // A connection that has lain idle for longer is not used again: the target might close it at that very moment, and
    // what it never saw would look like its failure. Read when the first client of the process is made.
    static {
        System.setProperty("jdk.httpclient.keepalive.timeout", "2");
    }

    /** A target that speaks HTTP/1.1 and follows no redirection. */
    public static TargetClient at(
            URI url, TrustedCertificates trustedCertificates, Duration patience, ExchangeListener exchangeListener) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(trustedCertificates.sslContext())
                .connectTimeout(CONNECT)
                .build();
        return new TargetClient(
                new TargetAddress(withoutTrailingSlash(url), trustedCertificates.file()),
                client,
                patience,
                exchangeListener);
    }

    /** What the contract's paths are appended to. */
    public URI url() {
        return address.url();
    }

    /**
     * Sends the request and waits for the answer.
     *
     * @throws NoResponseException if none came in time
     */
    public TargetReply send(TargetRequest targetRequest) throws NoResponseException {
        if (targetRequest.raw().isPresent()) {
            return exchangeRaw(List.of(targetRequest)).get(0);
        }
        listener.beforeSend(targetRequest);
        TargetReply targetReply = answered(targetRequest, true);
        listener.afterReply(targetRequest, targetReply);
        return targetReply;
    }

    /**
     * Writes the bytes that the requests are parts of and reads what comes.
     *
     * @return one reply to each request, then those that nothing asked for
     * @throws NoResponseException if nothing listens
     */
    public List<TargetReply> exchangeRaw(List<TargetRequest> requests) throws NoResponseException {
        requests.forEach(listener::beforeSend);
        SocketConnector socketConnector = new SocketConnector(url(), client.sslContext(), CONNECT);
        List<TargetReply> replies = new RawHttpExchange(socketConnector, timeout).exchange(requests);
        for (int i = 0; i < replies.size(); i++) {
            listener.afterReply(requests.get(Math.min(i, requests.size() - 1)), replies.get(i));
        }
        return replies;
    }

    private TargetReply answered(TargetRequest targetRequest, boolean again) throws NoResponseException {
        Instant sent = Instant.now();
        long start = System.nanoTime();
        // The client's own limit ends when the headers have come; a body may stall for ever.
        CompletableFuture<HttpResponse<byte[]>> coming =
                client.sendAsync(http(targetRequest), BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = coming.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return new TargetReply(response.statusCode(), response.headers(), new Payload(response.body()), sent, took);
        } catch (TimeoutException e) {
            coming.cancel(true);
            throw late(e);
        } catch (ExecutionException e) {
            // A target that refuses what is no HTTP closes the connection, and may do so just when it is used again,
            // which says nothing of what is sent then.
            if (again && isDropped(e.getCause())) {
                return answered(targetRequest, false);
            }
            if (e.getCause() instanceof IOException cause) {
                throw isLate(cause) ? late(cause) : NoResponseException.of(url(), cause);
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoResponseException("interrupted", new InterruptedIOException());
        }
    }

    private NoResponseException late(Exception cause) {
        return new NoResponseException("no answer from " + url() + " within " + timeout.toSeconds() + " s", cause);
    }

    private static boolean isDropped(@Nullable Throwable cause) {
        return cause instanceof IOException
                && String.valueOf(cause.getMessage()).contains("received no bytes");
    }

    private static boolean isLate(IOException cause) {
        return cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException);
    }

    private HttpRequest http(TargetRequest targetRequest) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(url() + targetRequest.path())).timeout(timeout);
        targetRequest.headers().forEach(headerLine -> builder.header(headerLine.name(), headerLine.value()));
        return builder.method(
                        targetRequest.method(),
                        BodyPublishers.ofByteArray(targetRequest.body().bytes()))
                .build();
    }

    private static URI withoutTrailingSlash(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
    }
}

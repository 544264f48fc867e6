package dev.attachphone.suite.exchange;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to a target. Thread-safe.
 *
 * @param address the address of the target
 * @param client the client for requests that are not raw
 * @param timeout the time limit for a whole response
 * @param listener receives every request and reply
 */
public record TargetClient(TargetAddress address, HttpClient client, Duration timeout, ExchangeListener listener) {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    // Each attempt can find another connection that the target has closed.
    private static final int ATTEMPTS = 4;

    /** Longer than most servers accept the request line and the headers, in characters. */
    private static final int LONG_HEAD = 8_192;

    // An idle connection is not reused after this time, in seconds: the target could close it while a request is sent,
    // which would look like a failure of the target. The JDK reads the property when the first client is created.
    static {
        System.setProperty("jdk.httpclient.keepalive.timeout", "2");
    }

    /**
     * How a target is reached.
     *
     * @param trusted the certificates that are trusted
     * @param certificate the certificate of the suite, if there is one
     * @param proxies the proxy
     * @param headers the headers that are added to each request
     */
    public record Access(
            TrustedCertificates trusted,
            Optional<ClientCertificate> certificate,
            ProxySettings proxies,
            List<HeaderLine> headers) {

        /** Access without proxy, client certificate and headers. */
        public static Access trusting(TrustedCertificates trusted) {
            return new Access(trusted, Optional.empty(), new ProxySettings(Optional.empty(), List.of()), List.of());
        }

        private SSLContext sslContext() {
            if (certificate.isEmpty()) {
                return trusted.sslContext();
            }
            try {
                return trusted.withClientCertificate(certificate.get());
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A client for HTTP/1.1 that does not follow redirects, without proxy, client certificate and headers. */
    public static TargetClient at(
            URI url, TrustedCertificates trustedCertificates, Duration patience, ExchangeListener exchangeListener) {
        return at(url, Access.trusting(trustedCertificates), patience, exchangeListener);
    }

    /** A client for HTTP/1.1 that does not follow redirects. */
    public static TargetClient at(URI url, Access access, Duration patience, ExchangeListener exchangeListener) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(access.sslContext())
                .proxy(access.proxies().selector())
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
        return new TargetClient(
                new TargetAddress(
                        withoutTrailingSlash(url), access.trusted().file(), access.certificate(), access.headers()),
                client,
                patience,
                exchangeListener);
    }

    /** The base URL of the contract's paths. */
    public URI url() {
        return address.url();
    }

    /**
     * Sends a request and waits for the response.
     *
     * @throws NoResponseException if there is no response in time
     */
    public TargetReply send(TargetRequest request) throws NoResponseException {
        if (request.raw().isPresent()) {
            return exchangeRaw(List.of(request)).get(0);
        }
        TargetReply reply;
        do {
            listener.beforeSend(request);
            reply = exchange(request, ATTEMPTS);
            listener.afterReply(request, reply);
        } while (listener.mustRepeat(reply));
        return reply;
    }

    /**
     * Sends a raw request and reads the replies.
     *
     * @param requests the parts of one {@link RawRequest}
     * @return one reply for each request, then the unexpected ones
     * @throws NoResponseException if the connection fails
     */
    public List<TargetReply> exchangeRaw(List<TargetRequest> requests) throws NoResponseException {
        Proxy proxy =
                client.proxy().map(proxies -> proxies.select(url()).get(0)).orElse(Proxy.NO_PROXY);
        SocketConnector socketConnector = new SocketConnector(url(), client.sslContext(), proxy, CONNECT_TIMEOUT);
        List<TargetReply> replies;
        do {
            requests.forEach(listener::beforeSend);
            replies = new RawHttpExchange(socketConnector, address.headers(), timeout).exchange(requests);
            for (int i = 0; i < replies.size(); i++) {
                listener.afterReply(requests.get(Math.min(i, requests.size() - 1)), replies.get(i));
            }
        } while (replies.stream().anyMatch(listener::mustRepeat));
        return replies;
    }

    private TargetReply exchange(TargetRequest request, int attempts) throws NoResponseException {
        Instant sent = Instant.now();
        long start = System.nanoTime();
        // The timeout of the client does not cover the body.
        CompletableFuture<HttpResponse<byte[]>> pending =
                client.sendAsync(httpRequest(request), BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return new TargetReply(response.statusCode(), response.headers(), new Payload(response.body()), sent, took);
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw timedOut(e);
        } catch (ExecutionException e) {
            if (attempts > 1 && isToBeRepeated(request, e.getCause())) {
                return exchange(request, attempts - 1);
            }
            if (e.getCause() instanceof IOException cause) {
                throw isTimeout(cause) ? timedOut(cause) : NoResponseException.of(url(), cause);
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoResponseException("interrupted", new InterruptedIOException());
        }
    }

    private NoResponseException timedOut(Exception cause) {
        return new NoResponseException("no answer from " + url() + " within " + timeout.toSeconds() + " s", cause);
    }

    /**
     * Whether the connection was closed in a way that says nothing about the answer. After an invalid request, a target closes the
     * connection, possibly while the client reuses it. It may also answer and close it before it has received all of a head that is too
     * long (RFC 9112, 9.6): the client then cannot write the rest, and discards the body of the answer. A target that loses the bodies of
     * such answers now and then is therefore not detected.
     */
    private static boolean isToBeRepeated(TargetRequest request, @Nullable Throwable cause) {
        if (!(cause instanceof IOException)) {
            return false;
        }
        String message = String.valueOf(cause.getMessage());
        return message.contains("received no bytes")
                || (message.startsWith("fixed content-length") && hasLongHead(request));
    }

    private static boolean hasLongHead(TargetRequest request) {
        return request.path().length()
                        + request.headers().stream()
                                .mapToInt(header -> header.value().length())
                                .sum()
                > LONG_HEAD;
    }

    private static boolean isTimeout(IOException cause) {
        return cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException);
    }

    private HttpRequest httpRequest(TargetRequest request) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(url() + request.path())).timeout(timeout);
        Stream.concat(address.headers().stream(), request.headers().stream())
                .forEach(headerLine -> builder.header(headerLine.name(), headerLine.value()));
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

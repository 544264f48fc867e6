package dev.attachphone.sandbox.http;

import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.journal.Journal;
import dev.attachphone.sandbox.journal.JournalFollower;
import dev.attachphone.sandbox.journal.JournalFollower.JournalChanges;
import dev.attachphone.sandbox.journal.JournalJson;
import dev.attachphone.sandbox.request.RequestCredentials;
import dev.attachphone.sandbox.request.ServedOperations;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.HttpMethod;
import wiremock.org.eclipse.jetty.http.HttpStatus;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.HandlerWrapper;
import wiremock.org.eclipse.jetty.util.component.LifeCycle;

/**
 * Streams the journal of a token as server-sent events: {@code entry} for each entry, and {@code cleared} when those sent before are
 * gone, with the number of entries that follow at once. A stream begins with the entries that the journal has, or after
 * {@code Last-Event-ID} with those that are missing. Comments are sent while there are no events. WireMock cannot stream, so this handler
 * answers in front of it.
 *
 * <p>Each stream occupies a thread, so their number is limited.
 */
final class JournalStreamHandler extends HandlerWrapper implements LifeCycle.Listener {

    static final String PATH = "/__sandbox/journal/stream";

    static final int MAX_STREAMS_PER_TENANT = 10;
    static final int MAX_STREAMS = 32;

    /** Shorter than the idle timeout of the connector and of common proxies. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /** The shortest time between two writes, which bounds the output while many requests arrive. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final ServedOperations operations;
    private final Journal journal;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Set<JournalFollower> streams = new HashSet<>();
    private final Map<String, Integer> streamsOfTenants = new HashMap<>();

    JournalStreamHandler(ServedOperations operations, Journal journal) {
        this.operations = operations;
        this.journal = journal;
    }

    @Override
    public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (!target.equals(PATH) || !HttpMethod.GET.is(request.getMethod())) {
            super.handle(target, base, request, response);
            return;
        }
        base.setHandled(true);
        List<String> credentials = credentials(request);
        Optional<String> tenant = RequestCredentials.tenant(
                credentials, operations.contract().get().limits().credential());
        if (tenant.isEmpty()) {
            refuse(
                    response,
                    HttpStatus.UNAUTHORIZED_401,
                    credentials.isEmpty()
                            ? "A journal belongs to a token; send it in a credential header"
                            : "This token is a placeholder, such as undefined or YOUR_TOKEN. The sandbox answers requests with it"
                                    + " with 401 and does not keep them; use the token of your client.");
            return;
        }
        Optional<JournalFollower> follower = open(tenant.get(), lastEventId(request));
        if (follower.isEmpty()) {
            response.setHeader("Retry-After", String.valueOf(HEARTBEAT.toSeconds()));
            refuse(
                    response,
                    HttpStatus.TOO_MANY_REQUESTS_429,
                    "At most " + MAX_STREAMS_PER_TENANT + " streams per token and " + MAX_STREAMS + " in all");
            return;
        }
        try (JournalFollower stream = follower.get()) {
            write(stream, response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(tenant.get(), follower.get());
        }
    }

    private void write(JournalFollower stream, HttpServletResponse response) throws IOException, InterruptedException {
        response.setContentType("text/event-stream");
        response.setHeader("Cache-Control", "no-store");
        // nginx passes the events on at once.
        response.setHeader("X-Accel-Buffering", "no");
        OutputStream out = response.getOutputStream();
        for (Optional<JournalChanges> changes = stream.next(HEARTBEAT);
                changes.isPresent();
                changes = stream.next(HEARTBEAT)) {
            out.write(text(changes.get()).getBytes(StandardCharsets.UTF_8));
            out.flush();
            if (stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private static String text(JournalChanges changes) {
        StringBuilder text = new StringBuilder();
        if (changes.isCleared()) {
            text.append("event: cleared\ndata: {\"max_entries\":")
                    .append(Journal.MAX_ENTRIES_PER_TENANT)
                    .append(",\"entries\":")
                    .append(changes.entries().size())
                    .append("}\n\n");
        }
        changes.entries()
                .forEach(each -> text.append("event: entry\nid: ")
                        .append(each.number())
                        .append("\ndata: ")
                        .append(JournalJson.of(each.entry()))
                        .append("\n\n"));
        return text.isEmpty() ? ":\n\n" : text.toString();
    }

    private List<String> credentials(HttpServletRequest request) {
        return operations.all().stream()
                .map(Operation::credentials)
                .flatMap(headers -> headers.stream())
                .flatMap(header -> Collections.list(request.getHeaders(header.name())).stream()
                        .flatMap(value -> header.credentialIn(value).stream()))
                .toList();
    }

    private static long lastEventId(HttpServletRequest request) {
        @Nullable String id = request.getHeader("Last-Event-ID");
        return id != null && id.matches("[0-9]{1,18}") ? Long.parseLong(id) : -1;
    }

    private synchronized Optional<JournalFollower> open(String tenant, long last) {
        int open = streamsOfTenants.getOrDefault(tenant, 0);
        if (streams.size() >= MAX_STREAMS || open >= MAX_STREAMS_PER_TENANT || stopped.getCount() == 0) {
            return Optional.empty();
        }
        streamsOfTenants.put(tenant, open + 1);
        JournalFollower follower = journal.follow(tenant, last);
        streams.add(follower);
        return Optional.of(follower);
    }

    private synchronized void close(String tenant, JournalFollower follower) {
        streams.remove(follower);
        streamsOfTenants.computeIfPresent(tenant, (name, open) -> open > 1 ? open - 1 : null);
    }

    /** Ends all streams, because Jetty waits for open requests when it stops. */
    @Override
    public synchronized void lifeCycleStopping(LifeCycle server) {
        stopped.countDown();
        streams.forEach(JournalFollower::close);
    }

    private static void refuse(HttpServletResponse response, int status, String message) throws IOException {
        SandboxErrorHandler.own(response, "control", status, message, message);
    }
}

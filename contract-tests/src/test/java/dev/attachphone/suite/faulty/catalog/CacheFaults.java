package dev.attachphone.suite.faulty.catalog;

import static dev.attachphone.suite.faulty.catalog.ServerFault.fault;

import dev.attachphone.suite.faulty.server.ModelAccount;
import dev.attachphone.suite.faulty.server.MutableAnswer;
import dev.attachphone.suite.faulty.server.ReceivedRequest;
import dev.attachphone.suite.faulty.server.ServerBehaviour;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/** Faults of servers whose answers depend on earlier requests. */
final class CacheFaults {

    private static final String POST = "POST";
    private static final String ATTACHED = "attached";
    private static final String CREATED = "agent-created";
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private CacheFaults() {}

    private record CachedAnswer(MutableAnswer answer, long nanos) {

        boolean isYounger(long age) {
            return System.nanoTime() - nanos < age;
        }
    }

    static final List<ServerFault> ANSWERS = List.of(
            cached("success-cached-by-body", "a success is repeated for every equal body", CacheFaults::body, ATTACHED),
            fault(
                    "success-cached-for-a-second",
                    "a success is repeated for every equal body for a second",
                    b -> cache(b, CacheFaults::body, answer -> answer.name.equals(ATTACHED), SECOND)),
            cached(
                    "success-cached-by-body-and-credential",
                    "a retry is answered with the first answer, timestamp included",
                    request -> credential(request) + body(request),
                    ATTACHED),
            cached(
                    "refused-credential-cached-by-body",
                    "a body that came with a wrong credential is refused from then on",
                    CacheFaults::body,
                    "invalid-auth"),
            cached(
                    "refused-type-cached-by-body",
                    "a body that came with a wrong content type is refused from then on",
                    CacheFaults::body,
                    "unsupported-media-type"),
            cached(
                    "refused-method-cached-by-body",
                    "a body that came with a wrong method is refused from then on",
                    CacheFaults::body,
                    "method-not-allowed"),
            cached(
                    "success-cached-by-request-id",
                    "a success is repeated for every request with the same X-Request-Id",
                    request -> String.join(",", request.values("X-Request-Id")),
                    ATTACHED),
            cached(
                    "success-cached-by-correlation-id",
                    "a success is repeated for every request of an account with the same X-Correlation-Id",
                    request -> request.values("X-Correlation-Id").isEmpty()
                            ? ""
                            : credential(request) + request.values("X-Correlation-Id"),
                    ATTACHED),
            cached(
                    "success-cached-by-first-number",
                    "a success is repeated for every request of an account that begins with the same numbers",
                    request -> credential(request) + body(request).replaceFirst("(\"numbers\":\\[\"[^\"]*\").*", "$1"),
                    ATTACHED),
            cached("agent-cached-by-body", "an equal body creates no second agent", CacheFaults::body, CREATED),
            cached(
                    "agent-cached-by-body-and-credential",
                    "an equal body of an account creates no second agent",
                    request -> request.values("authorization").isEmpty()
                            ? ""
                            : request.values("authorization") + body(request),
                    CREATED),
            fault("get-answered-from-cache", "GET and HEAD are answered with the last success", b -> {
                Map<String, MutableAnswer> last = new ConcurrentHashMap<>();
                b.caching = (request, process) -> {
                    MutableAnswer earlier = request.method().equals(POST) ? null : last.get(request.path());
                    return earlier == null
                            ? remembered(last, request.path(), process.get(), answer -> answer.name.equals(ATTACHED))
                            : earlier;
                };
            }),
            fault("method-remembered", "a request after GET or HEAD is refused like it", b -> {
                Map<String, MutableAnswer> last = new ConcurrentHashMap<>();
                b.caching = (request, process) -> {
                    MutableAnswer earlier = last.remove(request.path());
                    return earlier != null && request.method().equals(POST)
                            ? earlier
                            : remembered(
                                    last,
                                    request.path(),
                                    process.get(),
                                    answer -> answer.name.equals("method-not-allowed"));
                };
            }),
            fault("last-success-repeated", "a retry is answered with the last success of all accounts", b -> {
                Map<String, MutableAnswer> last = new ConcurrentHashMap<>();
                Map<String, String> accepted = new ConcurrentHashMap<>();
                b.caching = (request, process) -> {
                    MutableAnswer answer = process.get();
                    if (!answer.name.equals(ATTACHED)) {
                        return answer;
                    }
                    boolean again = accepted.put(credential(request) + body(request), "") != null;
                    MutableAnswer earlier = last.put(ATTACHED, answer);
                    return again && earlier != null ? earlier : answer;
                };
            }));

    static final List<ServerFault> CREDENTIALS = List.of(
            fault("credential-of-the-connection", "a credential counts for the whole connection", b -> {
                Map<String, List<String>> earlier = new ConcurrentHashMap<>();
                remember(b, earlier, ReceivedRequest::connection);
            }),
            fault("credential-of-the-body", "a credential counts for every equal body", b -> {
                Map<String, List<String>> earlier = new ConcurrentHashMap<>();
                remember(b, earlier, CacheFaults::body);
            }),
            fault("refusal-after-wrong-credential", "the request after a wrong credential is refused, too", b -> {
                Map<String, MutableAnswer> last = new ConcurrentHashMap<>();
                b.caching = (request, process) -> {
                    MutableAnswer answer = process.get();
                    MutableAnswer earlier = last.remove("");
                    return earlier == null
                            ? remembered(last, "", answer, now -> now.name.equals("invalid-auth"))
                            : earlier;
                };
            }),
            fault("refusal-after-unknown-agent", "the request after an unknown agent is refused, too", b -> {
                Map<String, MutableAnswer> last = new ConcurrentHashMap<>();
                b.caching = (request, process) -> {
                    MutableAnswer answer = process.get();
                    MutableAnswer earlier = last.remove("");
                    return earlier == null
                            ? remembered(last, "", answer, now -> now.name.equals("agent-not-found"))
                            : earlier;
                };
            }));

    /** Repeats the answers of that name to requests with the same key. A request with an empty key is not cached. */
    private static ServerFault cached(
            String name, String description, Function<ReceivedRequest, String> key, String answer) {
        return fault(name, description, b -> cache(b, key, candidate -> candidate.name.equals(answer), Long.MAX_VALUE));
    }

    private static void cache(
            ServerBehaviour b, Function<ReceivedRequest, String> key, Predicate<MutableAnswer> kept, long age) {
        Map<String, CachedAnswer> cache = new ConcurrentHashMap<>();
        b.caching = (request, process) -> {
            String of = key.apply(request);
            CachedAnswer earlier = of.isEmpty() ? null : cache.get(of);
            if (earlier != null && earlier.isYounger(age)) {
                return earlier.answer();
            }
            MutableAnswer answer = process.get();
            if (!of.isEmpty() && kept.test(answer)) {
                cache.put(of, new CachedAnswer(answer, System.nanoTime()));
            }
            return answer;
        };
    }

    private static MutableAnswer remembered(
            Map<String, MutableAnswer> last, String key, MutableAnswer answer, Predicate<MutableAnswer> kept) {
        if (kept.test(answer)) {
            last.put(key, answer);
        }
        return answer;
    }

    /** Uses the valid credential of an earlier request with the same key if a request has none. */
    private static void remember(
            ServerBehaviour b, Map<String, List<String>> earlier, Function<ReceivedRequest, String> key) {
        b.credentials.brought = request -> {
            List<String> now = b.credentials.inHeaders(request);
            if (now.isEmpty()) {
                return earlier.getOrDefault(key.apply(request), now);
            }
            if (b.accounts.stream().map(ModelAccount::token).anyMatch(now::contains)) {
                earlier.put(key.apply(request), now);
            }
            return now;
        };
    }

    private static String credential(ReceivedRequest request) {
        return request.values("token") + "" + request.values("api_access_token");
    }

    // The body of a request with Expect has not been sent yet.
    private static String body(ReceivedRequest request) {
        return request.values("Expect").isEmpty() ? new String(request.body(), StandardCharsets.UTF_8) : "";
    }
}

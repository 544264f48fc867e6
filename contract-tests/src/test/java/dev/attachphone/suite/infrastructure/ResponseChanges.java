package dev.attachphone.suite.infrastructure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The changes of ordinary boxes between a client and a correct server. */
@SuppressWarnings(
        "ImmutableEnumChecker") // The functions have no state, and the counter of the rate limit is meant to have one.
enum ResponseChanges implements ResponseChange {
    CHARSET(head -> head.stream()
            .map(line ->
                    line.replace("Content-Type: application/json", "content-type: Application/JSON; charset=UTF-8"))
            .toList()),
    ADDED_HEADERS(head -> with(
            head,
            "Server: box/1.0",
            "Via: 1.1 box",
            "X-Powered-By: box",
            "X-Cache: MISS",
            "Set-Cookie: lb=1; Path=/",
            "Access-Control-Allow-Origin: *",
            "Strict-Transport-Security: max-age=1")),
    HTTP_1_0(head -> with(
            head.stream()
                    .map(line -> line.replaceFirst("^HTTP/1.1", "HTTP/1.0"))
                    .filter(line -> !line.startsWith("Connection:"))
                    .toList(),
            "Connection: close")) {
        @Override
        public boolean closes() {
            return true;
        }
    },
    CONNECTION_CLOSE(head ->
            with(head.stream().filter(line -> !line.startsWith("Connection:")).toList(), "Connection: close")) {
        @Override
        public boolean closes() {
            return true;
        }
    },
    /** Compresses nothing, since no request of the suite accepts gzip, but says that it would. */
    GZIP(head -> with(head, "Vary: Accept-Encoding")),
    SMALL_PACKETS(head -> head) {
        @Override
        public int packet() {
            return 7;
        }
    },
    DELAY(head -> head) {
        @Override
        public long delay() {
            return 200;
        }
    },
    RATE_LIMIT(head -> head) {

        private long second;
        private int requests;

        @Override
        public synchronized boolean refuses() {
            long now = System.nanoTime() / 1_000_000_000;
            requests = now == second ? requests + 1 : 1;
            second = now;
            return requests > 5;
        }
    };

    private final UnaryOperator<List<String>> head;

    ResponseChanges(UnaryOperator<List<String>> head) {
        this.head = head;
    }

    @Override
    public List<String> head(List<String> lines) {
        return head.apply(lines);
    }

    private static List<String> with(List<String> head, String... more) {
        List<String> all = new ArrayList<>(head);
        all.addAll(List.of(more));
        return all;
    }
}

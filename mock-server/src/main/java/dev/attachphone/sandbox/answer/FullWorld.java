package dev.attachphone.sandbox.answer;

import com.github.tomakehurst.wiremock.http.ResponseDefinition;

/** The answer when a realm holds as much as it may: not an answer of the API, but of the sandbox. */
final class FullWorld {

    private static final int STATUS = 503;

    private FullWorld() {}

    static ResponseDefinition reply(String limit) {
        String message = "The sandbox keeps at most " + limit
                + " for one token. Reset this token with DELETE /__sandbox/world and the same token header";
        return Reply.of("world-full", STATUS, Reply.envelope(STATUS, message), message);
    }
}

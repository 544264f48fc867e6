package dev.attachphone.suite.exchange;

import java.util.List;

/**
 * A request, ready to be sent.
 *
 * @param method the HTTP method
 * @param path the path with its query, below the target's URL
 * @param headers its header lines, in order; a name may stand several times
 * @param body what is sent
 */
public record Request(String method, String path, List<Header> headers, Payload body) {}

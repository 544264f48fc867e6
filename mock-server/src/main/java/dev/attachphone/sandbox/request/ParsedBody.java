package dev.attachphone.sandbox.request;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The result of parsing a request body. */
public sealed interface ParsedBody {

    /**
     * A JSON object.
     *
     * @param json the object; for reading only
     */
    record ObjectBody(ObjectNode json) implements ParsedBody {}

    /**
     * Anything else.
     *
     * @param reason what is wrong with the body, without a full stop
     */
    record MalformedBody(String reason) implements ParsedBody {}
}

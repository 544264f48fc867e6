package dev.attachphone.sandbox.request;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a request body turned out to be. */
public sealed interface ParsedBody {

    /**
     * A JSON object.
     *
     * @param json the object
     */
    record ObjectBody(ObjectNode json) implements ParsedBody {}

    /**
     * Anything else.
     *
     * @param reason what is wrong with it, in a sentence
     */
    record MalformedBody(String reason) implements ParsedBody {}
}

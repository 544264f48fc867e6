package dev.attachphone.sandbox.request;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a request body turned out to be. */
public sealed interface Body {

    /**
     * A JSON object.
     *
     * @param json the object
     */
    record Read(ObjectNode json) implements Body {}

    /**
     * Anything else.
     *
     * @param because what is wrong with it, in a sentence
     */
    record Malformed(String because) implements Body {}
}

package dev.attachphone.server.http.answer;

import dev.attachphone.openapi.Operation;
import java.util.List;
import java.util.Optional;

/** A read-only text document that is served beside the contract's operations. */
public interface PlainTextEndpoint {

    /** The path, which must not be a path of the contract. */
    String path();

    /**
     * The answer to a client without access; empty if the client has access.
     *
     * @param anyOperation an operation of the contract, for the answers that all operations share
     * @param authorization the values of the {@code Authorization} header
     */
    Optional<Answer> refusal(Operation anyOperation, List<String> authorization);

    /**
     * The current text, in a format that the client accepts.
     *
     * @param accept the value of the {@code Accept} header; empty if there is none
     */
    PlainText text(String accept);

    /**
     * A text and its format.
     *
     * @param mediaType the media type, including {@code charset=utf-8}
     */
    record PlainText(String mediaType, String text) {}
}

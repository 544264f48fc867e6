package dev.attachphone.server.http.answer;

import dev.attachphone.openapi.Operation;
import java.util.List;
import java.util.Optional;

/** Text for a program that looks at the server, served beside the contract's operations. */
public interface PlainTextEndpoint {

    /** Where it is; not a path of the contract. */
    String path();

    /** The media type of its text, in UTF-8. */
    String mediaType();

    /**
     * Why whoever asks does not get it.
     *
     * @param anyOperation knows the answers that every operation has
     * @param authorization the values of the header
     */
    Optional<Answer> refusal(Operation anyOperation, List<String> authorization);

    /** What there is to see now. */
    String text();
}

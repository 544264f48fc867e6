package dev.attachphone.suite.oracle;

import dev.attachphone.suite.oracle.ModelState.Owner;
import java.util.List;
import java.util.Optional;

/**
 * The predicted effect of a request.
 *
 * @param answer the name of the answer
 * @param conflict the number whose owner makes the request fail, where the answer names it
 * @param success what is attached, where numbers are attached
 * @param after the state after the request
 */
public record Prediction(String answer, Optional<Conflict> conflict, Optional<Success> success, ModelState after) {

    /**
     * A number that has another owner.
     *
     * @param number the placeholder for the number
     * @param owner its owner
     */
    public record Conflict(String number, Owner owner) {}

    /**
     * The numbers that an agent owns after a success.
     *
     * @param owner the agent and its provider
     * @param numbers the placeholders for the numbers, without duplicates, in the order of first appearance
     */
    public record Success(Owner owner, List<String> numbers) {}
}

package dev.attachphone.sandbox.junit;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * The progress of a client: the answers it has met and the mistakes it has made.
 *
 * @param done whether it has met every documented answer and made no mistake
 * @param met the names of the answers and faults it has met
 * @param left the names of the answers and faults that are left to try
 * @param mistakes one sentence for each wrong reaction to an answer
 */
public record IntegrationCard(boolean done, List<String> met, List<String> left, List<String> mistakes) {

    /** The card of a client that met and did all that is on the cards. */
    static IntegrationCard union(Collection<IntegrationCard> cards, List<String> documented) {
        List<String> met = distinct(cards, IntegrationCard::met);
        List<String> mistakes = distinct(cards, IntegrationCard::mistakes);
        List<String> left = distinct(cards, IntegrationCard::left).stream()
                .filter(name -> !met.contains(name))
                .toList();
        return new IntegrationCard(mistakes.isEmpty() && met.containsAll(documented), met, left, mistakes);
    }

    private static List<String> distinct(
            Collection<IntegrationCard> cards, Function<IntegrationCard, List<String>> part) {
        return cards.stream().map(part).flatMap(List::stream).distinct().toList();
    }
}

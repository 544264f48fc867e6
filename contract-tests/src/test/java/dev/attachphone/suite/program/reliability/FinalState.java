package dev.attachphone.suite.program.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.exchange.NoResponseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The attached numbers and their history after a run, as the operations API shows them.
 *
 * @param attachments the attachments by number
 * @param events the kinds of events of each number, the oldest first
 */
record FinalState(Map<String, HeldNumberEntry> attachments, Map<String, List<String>> events) {

    private static final String ATTACHED = "attached";
    private static final String DETACHED = "detached";

    /** An attached number. */
    record HeldNumberEntry(String agent, String provider, String attachedAt) {}

    static FinalState read(OperationsClient operations) throws NoResponseException {
        Map<String, HeldNumberEntry> attachments = new HashMap<>();
        for (JsonNode number : operations.numbers()) {
            attachments.put(
                    number.path("number").asText(),
                    new HeldNumberEntry(
                            number.path("agent_id").asText(),
                            number.path("provider").asText(),
                            number.path("attached_at").asText()));
        }
        Map<String, List<String>> events = new HashMap<>();
        for (JsonNode event : operations.events()) {
            events.computeIfAbsent(event.path("number").asText(), number -> new ArrayList<>())
                    .add(0, event.path("event").asText());
        }
        return new FinalState(attachments, events);
    }

    /** The agent that holds the number. */
    Optional<String> holder(String number) {
        return Optional.ofNullable(attachments.get(number)).map(HeldNumberEntry::agent);
    }

    /** The provider under which the number is attached; an empty text if it is free. */
    String provider(String number) {
        return Optional.ofNullable(attachments.get(number))
                .map(HeldNumberEntry::provider)
                .orElse("");
    }

    /** The time at which the last of the numbers was attached. */
    String attachedAt(List<String> numbers) {
        return numbers.stream()
                .map(attachments::get)
                .filter(Objects::nonNull)
                .map(HeldNumberEntry::attachedAt)
                .max(String::compareTo)
                .orElse("never");
    }

    /** The numbers whose history does not fit to their attachments, one sentence for each. */
    List<String> wrongHistories() {
        List<String> wrong = new ArrayList<>();
        TreeSet<String> numbers = new TreeSet<>(attachments.keySet());
        numbers.addAll(events.keySet());
        for (String number : numbers) {
            List<String> history = events.getOrDefault(number, List.of());
            boolean isHeld = attachments.containsKey(number);
            boolean alternates = true;
            for (int i = 0; i < history.size(); i++) {
                alternates &= history.get(i).equals(i % 2 == 0 ? ATTACHED : DETACHED);
            }
            if (!alternates || (history.size() % 2 == 1) != isHeld) {
                wrong.add("the history of " + number + " is " + history + ", and it is "
                        + (isHeld ? "attached" : "free"));
            }
        }
        return wrong;
    }
}

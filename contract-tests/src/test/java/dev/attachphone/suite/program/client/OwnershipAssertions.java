package dev.attachphone.suite.program.client;

import dev.attachphone.suite.exchange.NoResponseException;
import java.util.List;

/** Asks a server who holds the numbers of a {@link AttachLoad}. */
public final class OwnershipAssertions {

    private OwnershipAssertions() {}

    /** What was acknowledged is held by the agent that was told so, and any of it may be asked for again. */
    public static void require(DemoAccountClient client, List<AttachRecord> attempts) throws NoResponseException {
        for (AttachRecord attempt : attempts) {
            List<String> number = List.of(attempt.number());
            if (attempt.isAcknowledged()) {
                attempt.requireHeld(client.attach(another(attempt.agent()), number));
            }
            attempt.requireRepeated(client.attach(attempt.agent(), number));
        }
    }

    private static String another(String agent) {
        return DemoAccountClient.agents().stream()
                .filter(each -> !each.equals(agent))
                .findFirst()
                .orElseThrow();
    }
}

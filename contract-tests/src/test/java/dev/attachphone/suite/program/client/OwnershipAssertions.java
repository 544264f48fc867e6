package dev.attachphone.suite.program.client;

import dev.attachphone.suite.exchange.NoResponseException;
import java.util.List;

/** Verifies on a server which agents hold the numbers of an {@link AttachLoad}. */
public final class OwnershipAssertions {

    private OwnershipAssertions() {}

    /** Every acknowledged number is held by its agent, and every request can be repeated. */
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

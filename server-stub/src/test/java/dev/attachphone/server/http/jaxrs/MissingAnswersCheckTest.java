package dev.attachphone.server.http.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Contract;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MissingAnswersCheckTest {

    private static final String OPERATION = "/paths/~1api~1agent~1attach-phone-number/post";
    private static final String EXAMPLES = OPERATION + "/responses/404/content/application~1json/examples";

    @Test
    void theServerAndTheContractHaveTheSameAnswers() {
        assertEquals(Optional.empty(), MissingAnswersCheck.missingAnswers(Contract.load()));
    }

    @Test
    void anAnswerOutsideOfThePrecedenceIsNotRequired() {
        ObjectNode document = Contract.load().document().deepCopy();
        ObjectNode examples = (ObjectNode) document.at(EXAMPLES);
        examples.set("agent-not-found-short", examples.get("agent-not-found").deepCopy());

        assertEquals(Optional.empty(), MissingAnswersCheck.missingAnswers(Contract.of(document)));
    }

    @Test
    void allMissingAnswersAreListedWithTheFileToChange() {
        ObjectNode document = Contract.load().document().deepCopy();
        document.withArray(OPERATION + "/x-precedence").add("number-blocked");
        ObjectNode examples = (ObjectNode) document.at(EXAMPLES);
        examples.set("number-blocked", examples.get("agent-not-found").deepCopy());
        examples.remove("agent-not-found");

        assertEquals(Optional.of("""
                        The server lacks 1 answer of the contract:
                          attachPhoneNumber number-blocked (404): add it to RefusalReason in \
                        server-stub/src/main/java/dev/attachphone/server/attach/RefusalReason.java
                        The contract lacks 1 answer of the server:
                          attachPhoneNumber agent-not-found: add it to openapi/attach-phone-number.yaml, \
                        or remove it from the server"""), MissingAnswersCheck.missingAnswers(Contract.of(document)));
    }
}

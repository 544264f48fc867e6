package dev.attachphone.suite.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.attachphone.openapi.Contract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerCompletenessTest {

    @Test
    void everyAnswerOfTheContractHasARuleAndACase() {
        assertEquals(Optional.empty(), AnswerCompleteness.missingAnswers(Contract.load()));
    }

    @Test
    void everyMissingRuleAndCaseIsListedWithItsFile() throws IOException {
        JsonNode document = Contract.load().document().deepCopy();
        JsonNode path = document.path("paths").path("/api/agent/attach-phone-number");
        ObjectNode examples = (ObjectNode) path.at("/post/responses/400/content/application~1json/examples");
        examples.set("number-blocked", examples.get("malformed-body"));
        Contract altered = Contract.read(new ByteArrayInputStream(new YAMLMapper().writeValueAsBytes(document)));
        assertEquals("""
                The suite lacks rules or cases for answers of the contract:
                  attachPhoneNumber number-blocked (400): add a rule to contract-tests/src/main/resources/oracle/rules.yaml
                  attachPhoneNumber number-blocked (400): add a case to contract-tests/src/main/resources/cases/answers.yaml and, \
                if a request can lead to the answer, the way to do so to contract-tests/src/main/resources/cases/faults-attach.yaml""", AnswerCompleteness.missingAnswers(altered).orElse(""));
    }
}

package dev.attachphone.sandbox.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TooManyNumbersTest {

    private final Operation attach = Contract.load().operation("attachPhoneNumber");
    private final int max =
            attach.requestSchema().at("/properties/numbers/maxItems").asInt();

    private ObjectNode body(int count) {
        ObjectNode body = SuggestedBody.example(attach).deepCopy();
        body.putArray("numbers");
        IntStream.range(0, count).forEach(i -> body.withArray("numbers").add("+" + (4_930_000_000L + i)));
        return body;
    }

    private List<BodyViolations.BodyViolation> violations(ObjectNode body) {
        return new BodyViolations(attach.requestSchema(), body).all();
    }

    @Test
    void oneNumberPastTheLimitIsAViolationOfTheArray() {
        ObjectNode body = body(max);
        assertEquals(List.of(), violations(body));
        body.withArray("numbers").add("+4930000000");
        assertEquals(List.of(), violations(body), "a duplicate does not count");
        body.withArray("numbers").add("+4940000000");
        assertEquals(
                List.of("/numbers"),
                violations(body).stream()
                        .map(BodyViolations.BodyViolation::pointer)
                        .toList());
    }

    @Test
    void theSuggestedBodyKeepsAsManyNumbersAsAreAllowed() {
        ObjectNode sent = body(max + 10);
        sent.withArray("numbers").add("(49) 300-12345");
        ObjectNode suggested = new SuggestedBody(attach, sent).body();
        assertEquals(max, suggested.path("numbers").size());
        assertEquals(sent.at("/numbers/0"), suggested.at("/numbers/0"));
        assertTrue(violations(suggested).isEmpty());
    }
}

package dev.attachphone.server.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.server.attach.OverloadedException.ExhaustedResource;
import dev.attachphone.server.http.connection.HttpServerListener.CompletedRequest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ExceededLimitTest {

    @ParameterizedTest
    @EnumSource
    void everyExhaustedResourceHasAReason(ExhaustedResource exhaustedResource) {
        Optional<ExceededLimit> reason =
                ExceededLimit.of(new CompletedRequest("listNumbers", "overloaded-" + exhaustedResource.label(), 503));

        assertEquals(Optional.of(exhaustedResource.label()), reason.map(ExceededLimit::label));
    }

    @ParameterizedTest
    @CsvSource({
        "too-many-requests, rate",
        "too-many-requests-numbers, numbers",
        "too-many-requests-credentials, credentials"
    })
    void everyLimitOfClientsHasAReason(String answer, String label) {
        Optional<ExceededLimit> reason = ExceededLimit.of(new CompletedRequest("attachPhoneNumber", answer, 429));

        assertEquals(Optional.of(label), reason.map(ExceededLimit::label));
    }

    @Test
    void otherErrorsHaveNoReason() {
        assertEquals(
                Optional.empty(), ExceededLimit.of(new CompletedRequest("attachPhoneNumber", "malformed-body", 400)));
    }
}

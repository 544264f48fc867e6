package dev.attachphone.suite.program.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.exchange.TargetAddress;
import dev.attachphone.suite.program.process.ProcessResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A verbatim cURL sample of the vendor's page.
 *
 * @param name the provider of the sample
 */
public record VendorCurlSample(String name) {

    private static final String VENDOR = "https://www.tryunleashx.com";
    private static final String TOKEN = "YOUR_AUTH_TOKEN";

    /** Runs it with host and token replaced and validates its output. */
    public void run(TargetAddress targetAddress, Path folder) throws IOException, InterruptedException {
        String token = DemoWorld.load().accounts().get(0).token();
        String script = text().replace(VENDOR, targetAddress.url().toString()).replace(TOKEN, token);
        ProcessResult processResult = ProcessResult.of(folder, trusting(targetAddress), List.of("bash", "-c", script));
        JsonNode answer = new ObjectMapper().readTree(processResult.output());
        assertEquals(
                Contract.load()
                        .operation("attachPhoneNumber")
                        .answer("attached")
                        .message(),
                answer.path("message").asText(),
                processResult.output());
        assertEquals(name, answer.path("data").path("provider").asText());
    }

    private static Map<String, String> trusting(TargetAddress targetAddress) {
        return targetAddress
                .trustedCertificates()
                .map(file -> Map.of("CURL_CA_BUNDLE", file.toString()))
                .orElse(Map.of());
    }

    private String text() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(VendorCurlSample.class.getResourceAsStream("/samples/" + name + ".sh"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

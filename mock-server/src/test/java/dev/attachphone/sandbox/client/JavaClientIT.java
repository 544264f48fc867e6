package dev.attachphone.sandbox.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.sandbox.client.generated.ApiClient;
import dev.attachphone.sandbox.client.generated.ApiException;
import dev.attachphone.sandbox.client.generated.api.PhoneNumbersApi;
import dev.attachphone.sandbox.client.generated.model.AlreadyAttachedResponse;
import dev.attachphone.sandbox.client.generated.model.AttachPhoneNumberRequest;
import dev.attachphone.sandbox.client.generated.model.Attachment;
import dev.attachphone.sandbox.client.generated.model.AttachmentStatus;
import dev.attachphone.sandbox.client.generated.model.ExistingAttachment;
import dev.attachphone.sandbox.client.generated.model.Provider;
import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Attaches a number, retries, and provokes a conflict with a Java client generated from the contract. */
@Tag("clients")
class JavaClientIT extends PackagedSandbox {

    private static final String NUMBER = "+918062810341";

    @Test
    void attachesRetriesAndGetsAConflict() throws Exception {
        ApiClient client = client();
        PhoneNumbersApi phoneNumbers = new PhoneNumbersApi(client);

        Attachment attached = attach(phoneNumbers, "agent_abc123xyz");
        assertEquals(List.of(NUMBER), attached.getPhoneNumbers());
        assertEquals(AttachmentStatus.ACTIVE, attached.getStatus());

        assertEquals(attached, attach(phoneNumbers, "agent_abc123xyz"), "a retry changes nothing");

        ApiException refused = assertThrows(ApiException.class, () -> attach(phoneNumbers, "agent_xyz789abc"));
        assertEquals(409, refused.getCode());
        ExistingAttachment holder = client.getObjectMapper()
                .readValue(refused.getResponseBody(), AlreadyAttachedResponse.class)
                .getData();
        assertEquals(new ExistingAttachment().existingAgentId("agent_abc123xyz").phoneNumber(NUMBER), holder);
    }

    @Test
    void generatedClientIsNotInTheJar() throws IOException {
        try (JarFile program = new JarFile(System.getProperty("sandbox.jar"))) {
            assertTrue(program.stream().noneMatch(entry -> entry.getName().contains("/client/generated/")));
        }
    }

    private ApiClient client() {
        ApiClient client = new ApiClient();
        client.updateBaseUri(url());
        String token = newToken();
        return client.setRequestInterceptor(request -> request.header("token", token));
    }

    private static Attachment attach(PhoneNumbersApi phoneNumbers, String agent) throws ApiException {
        return phoneNumbers
                .attachPhoneNumber(new AttachPhoneNumberRequest()
                        .agentId(agent)
                        .provider(Provider.SAN)
                        .addNumbersItem(NUMBER))
                .getData();
    }
}

package dev.attachphone.sandbox.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.testing.RequiresPrograms;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs the vendor's sample "Complete Agent Setup with Phone Number" with Node.js. */
@Tag("clients")
@RequiresPrograms("node")
class VendorWorkflowSampleIT extends PackagedSandbox {

    /**
     * A run of the workflow.
     *
     * @param printed its output, with the id of the created agent replaced by {@code <id>}
     * @param created the response to its first request
     * @param attached the response to its second request
     */
    private record WorkflowRun(String printed, ObservedResponse created, ObservedResponse attached) {}

    @BeforeEach
    void startWithoutDemoAttachments() throws Exception {
        resetDemoWorld();
    }

    @Test
    void unchangedSampleGetsNumbersRequired() throws Exception {
        WorkflowRun workflowRun = run(asPrinted());

        assertEquals("agent-created", workflowRun.created().name());
        NamedAnswer documented = ATTACH.answer("numbers-required");
        assertEquals(documented.name(), workflowRun.attached().name());
        assertEquals(documented.status(), workflowRun.attached().status());
        assertEquals(documented.body(), workflowRun.attached().body());
        String because = workflowRun.attached().because();
        assertTrue(because.contains("this body has phone_number") && because.contains("`numbers`"), because);
        // The script ignores the status, so it reports success.
        assertEquals(
                "Agent created: <id>\nPhone attached: undefined\nAgent is ready to receive calls!\n",
                workflowRun.printed());
    }

    @Test
    void sampleWithNumbersGetsAttached() throws Exception {
        WorkflowRun workflowRun = run(sendingNumbers(asPrinted()));

        assertEquals("attached", workflowRun.attached().name());
        assertEquals(
                workflowRun.created().body().path("id"),
                workflowRun.attached().body().at("/data/agent_id"));
        // The documented answer has phone_numbers, but the script reads phone_number.
        assertEquals(
                "Agent created: <id>\nPhone attached: undefined\nAgent is ready to receive calls!\n",
                workflowRun.printed());
    }

    @Test
    void sampleThatReadsPhoneNumbersPrintsThem() throws Exception {
        VendorSample readingNumbers =
                sendingNumbers(asPrinted()).replacing("attachment.data.phone_number", "attachment.data.phone_numbers");

        String printed = run(readingNumbers).printed();
        assertTrue(printed.contains("Phone attached: [ '+918062810341' ]\n"), printed);
    }

    /** Every test attaches the same number with the demo token. */
    private void resetDemoWorld() throws IOException, InterruptedException {
        String token = DemoWorld.load().accounts().get(0).token();
        HttpRequest reset = HttpRequest.newBuilder(URI.create(url() + "/__sandbox/world"))
                .header("token", token)
                .DELETE()
                .build();
        assertEquals(
                200,
                HttpClient.newHttpClient()
                        .send(reset, BodyHandlers.discarding())
                        .statusCode());
    }

    private VendorSample asPrinted() throws IOException {
        return VendorSample.of("workflow.js").sentTo(url());
    }

    private static VendorSample sendingNumbers(VendorSample sample) {
        return sample.replacing("phone_number: '+918062810341'", "numbers: ['+918062810341']");
    }

    private WorkflowRun run(VendorSample sample) throws Exception {
        String watch = VendorSample.folder().resolve("watch.cjs").toString();
        String script = sample.writtenTo(folder().resolve("workflow.js")).toString();
        ProgramRun programRun = ProgramRun.in(folder(), "node", "--require", watch, script);
        List<ObservedResponse> answers = ObservedResponse.readFrom(programRun.errors());
        assertEquals(2, answers.size(), "requests");
        String agent = answers.get(0).body().path("id").asText();
        return new WorkflowRun(programRun.output().replace(agent, "<id>"), answers.get(0), answers.get(1));
    }
}

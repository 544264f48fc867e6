package dev.attachphone.sandbox.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.openapi.NamedAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page's "Complete Agent Setup with Phone Number", which Node runs. */
@Tag("clients")
class VendorWorkflowSampleIT extends PackagedSandbox {

    /**
     * One run of the workflow.
     *
     * @param printed what it printed, each created agent's id as {@code <id>}
     * @param created the answer to its first step
     * @param attached the answer to its second step
     */
    private record WorkflowRun(String printed, ObservedResponse created, ObservedResponse attached) {}

    @BeforeEach
    void needsNode() throws Exception {
        RequiredPrograms.assumeInstalled("node");
        forgetDemoWorld();
    }

    @Test
    void asPrintedIsToldToSendNumbers() throws Exception {
        WorkflowRun workflowRun = play(asPrinted());

        assertEquals("agent-created", workflowRun.created().name());
        NamedAnswer documented = ATTACH.answer("numbers-required");
        assertEquals(documented.name(), workflowRun.attached().name());
        assertEquals(documented.status(), workflowRun.attached().status());
        assertEquals(documented.body(), workflowRun.attached().body());
        String because = workflowRun.attached().because();
        assertTrue(because.contains("this body has phone_number") && because.contains("`numbers`"), because);
        // The script looks at no status, so it takes this for a success.
        assertEquals(
                "Agent created: <id>\nPhone attached: undefined\nAgent is ready to receive calls!\n",
                workflowRun.printed());
    }

    @Test
    void withNumbersItRunsToTheEnd() throws Exception {
        WorkflowRun workflowRun = play(sendingNumbers(asPrinted()));

        assertEquals("attached", workflowRun.attached().name());
        assertEquals(
                workflowRun.created().body().path("id"),
                workflowRun.attached().body().at("/data/agent_id"));
        // The documented answer has phone_numbers; the script reads phone_number.
        assertEquals(
                "Agent created: <id>\nPhone attached: undefined\nAgent is ready to receive calls!\n",
                workflowRun.printed());
    }

    @Test
    void readingPhoneNumbersItPrintsWhatIsAttached() throws Exception {
        VendorSample readingThem =
                sendingNumbers(asPrinted()).replacing("attachment.data.phone_number", "attachment.data.phone_numbers");

        String printed = play(readingThem).printed();
        assertTrue(printed.contains("Phone attached: [ '+918062810341' ]\n"), printed);
    }

    /** Every test attaches the page's own number in the page's own account. */
    private void forgetDemoWorld() throws IOException, InterruptedException {
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

    private WorkflowRun play(VendorSample sample) throws Exception {
        String watch = VendorSample.folder().resolve("watch.cjs").toString();
        String script = sample.writtenTo(folder().resolve("workflow.js")).toString();
        ProgramRun programRun = ProgramRun.in(folder(), "node", "--require", watch, script);
        List<ObservedResponse> answers = ObservedResponse.readFrom(programRun.errors());
        assertEquals(2, answers.size(), "requests");
        String agent = answers.get(0).body().path("id").asText();
        return new WorkflowRun(programRun.output().replace(agent, "<id>"), answers.get(0), answers.get(1));
    }
}

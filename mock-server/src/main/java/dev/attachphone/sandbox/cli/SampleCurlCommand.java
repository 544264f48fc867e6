package dev.attachphone.sandbox.cli;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.openapi.Operation;
import java.util.Objects;

/** The cURL command that the sandbox prints when it starts. It sends the contract's example with the demo token. */
final class SampleCurlCommand {

    private SampleCurlCommand() {}

    static String of(String url, Operation attach) {
        return String.join(
                " \\\n",
                "curl -X " + attach.method() + " " + url + attach.path(),
                "  -H 'Content-Type: application/json'",
                "  -H '" + attach.credentialHeaders().get(0) + ": "
                        + DemoWorld.load().accounts().get(0).token() + "'",
                "  -d '" + Objects.requireNonNull(attach.requestExamples().get("attached")) + "'");
    }
}

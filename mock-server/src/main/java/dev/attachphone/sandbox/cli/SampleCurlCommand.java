package dev.attachphone.sandbox.cli;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.openapi.Operation;
import java.util.Objects;

/** A first request to paste into a shell, made of the contract's own example. */
public final class SampleCurlCommand {

    private SampleCurlCommand() {}

    public static String of(String url, Operation attach) {
        return String.join(
                " \\\n",
                "curl -X " + attach.method() + " " + url + attach.path(),
                "  -H 'Content-Type: application/json'",
                "  -H '" + attach.credentialHeaders().get(0) + ": "
                        + DemoWorld.load().accounts().get(0).token() + "'",
                "  -d '" + Objects.requireNonNull(attach.requestExamples().get("attached")) + "'");
    }
}

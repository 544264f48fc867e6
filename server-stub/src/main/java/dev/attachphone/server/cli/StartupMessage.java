package dev.attachphone.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.openapi.Operation;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;

/** What the server says on standard output when it starts. */
final class StartupMessage {

    private final PrintWriter out;
    private final Operation attach;

    StartupMessage(PrintWriter out, Contract contract) {
        this.out = out;
        this.attach = contract.operation("attachPhoneNumber");
    }

    void printAccountHint(List<String> accounts, String databaseUrl) {
        if (!accounts.isEmpty()) {
            return;
        }
        out.println("There is no account yet. Create one, its credential and its provider configuration with:");
        out.println("  java -jar server-stub.jar account create NAME --provider san --database " + databaseUrl);
        out.flush();
    }

    void printReady(URI url, boolean demo) {
        out.println("Serving at " + url);
        if (demo) {
            JsonNode body = attach.requestExamples().get("attached");
            DemoWorld.DemoAccount demoAccount = DemoWorld.load().accounts().get(0);
            out.println("curl -X POST " + url + attach.path() + " -H 'Content-Type: application/json' -H '"
                    + attach.credentialHeaders().get(0) + ": " + demoAccount.token() + "' -d '" + body + "'");
        }
        out.flush();
    }

    void printOperations(URI url) {
        out.println("Operations at " + url);
        out.flush();
    }
}

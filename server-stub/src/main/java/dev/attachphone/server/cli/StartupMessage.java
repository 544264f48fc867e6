package dev.attachphone.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.openapi.Operation;
import dev.attachphone.server.registry.AccountRegistry.AccountEntry;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/** Tells where the server listens, and how to send a first request or create a first account. */
final class StartupMessage {

    private final Consumer<String> out;
    private final Operation attach;

    /**
     * Creates the message.
     *
     * @param out receives each part of the message, which may have several lines
     */
    StartupMessage(Consumer<String> out, Contract contract) {
        this.out = out;
        this.attach = contract.operation("attachPhoneNumber");
    }

    /** Prints how to create the first account, if there is none. */
    void printAccountHint(List<AccountEntry> accounts, String databaseUrl) {
        if (accounts.isEmpty()) {
            out.accept("The database has no account. Create one, with its credential and its providers, by running:"
                    + System.lineSeparator() + "  java -jar " + System.getProperty("java.class.path")
                    + " account create NAME --provider san --database " + databaseUrl);
        }
    }

    /** Prints the URL of the public port, and a sample request if the server runs the demo world. */
    void printReady(URI url, boolean demo) {
        out.accept("Serving at " + url);
        if (demo) {
            JsonNode body = attach.requestExamples().get("attached");
            DemoWorld.DemoAccount account = DemoWorld.load().accounts().get(0);
            out.accept("curl -X POST " + url + attach.path() + " -H 'Content-Type: application/json' -H '"
                    + attach.credentialHeaders().get(0) + ": " + account.token() + "' -d '" + body + "'");
        }
    }

    /** Prints the URL of the operations port. */
    void printOperations(URI url) {
        out.accept("Operations at " + url);
    }
}

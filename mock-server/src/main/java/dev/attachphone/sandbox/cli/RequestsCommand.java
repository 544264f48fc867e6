package dev.attachphone.sandbox.cli;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.sandbox.collection.RequestCollections;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command that writes a request for each answer, for HTTP clients. */
@Command(
        name = "requests",
        header = "Writes a request for each answer as an .http file, a Postman and a Bruno collection.",
        synopsisHeading = "%nUsage: ",
        usageHelpWidth = 100,
        description = {
            "",
            "The collections check the status of each answer. The variables baseUrl and token hold the address",
            "and the token.",
            ""
        })
final class RequestsCommand implements Callable<Integer> {

    @Mixin
    private OutputFolder output = new OutputFolder();

    @Override
    public Integer call() {
        RequestCollections collections = RequestCollections.of(Contract.load(), DemoWorld.load());
        Path folder = output.filledBy(collections::writeTo);
        PrintWriter out = output.out();
        out.println(collections.requests().size() + " requests written to " + folder);
        out.flush();
        return 0;
    }
}

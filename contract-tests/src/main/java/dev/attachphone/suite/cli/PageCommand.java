package dev.attachphone.suite.cli;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.exchange.ExchangeListener;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.page.PageComparison;
import dev.attachphone.suite.page.PageComparison.Change;
import dev.attachphone.suite.page.PageComparison.PageDifference;
import dev.attachphone.suite.page.VendorPage;
import dev.attachphone.suite.report.TextFormatter;
import dev.attachphone.suite.yaml.InvalidFileException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code contract-tests page}: compares the vendor's page with the contract. */
@Command(
        name = "page",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Compares the vendor's page with the contract, and says what is gone, new or changed.",
            "",
            "Compared are the sentences that the contract quotes, the servers, paths, headers, statuses and messages,"
                    + " the rows of tables, and the sample requests and responses. A new sentence is only found if"
                    + " it contains one of these. The page is text, as copied from a browser, or HTML."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the page says what the contract says",
            "1:there is a difference",
            "2:the page cannot be read, or is another page"
        },
        footer = {
            "",
            "Examples:",
            "  contract-tests page --file page.txt",
            "  contract-tests page --url https://docs.example/attach-phone-number"
        })
final class PageCommand implements Callable<Integer> {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Spec
    private @Nullable CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private @Nullable Source source;

    @Mixin
    private final TrustOption trust = new TrustOption();

    private static final class Source {

        @Option(names = "--file", paramLabel = "FILE", description = "a copy of the page, as text or HTML in UTF-8")
        private @Nullable Path file;

        @Option(
                names = "--url",
                paramLabel = "URL",
                description = "the page itself; its scripts are not run. HTTPS_PROXY and NO_PROXY are respected")
        private @Nullable String url;
    }

    @Override
    public Integer call() throws NoResponseException {
        Source from = Objects.requireNonNull(source);
        String name = from.file == null ? String.valueOf(from.url) : from.file.toString();
        PageComparison comparison =
                PageComparison.of(VendorPage.of(from.file == null ? fetched(name) : read(from.file)), Contract.load());
        if (comparison.matched() == 0) {
            throw new InvalidFileException(name + " contains nothing of what the contract quotes; name the page about"
                    + " attaching phone numbers, and save a page that needs scripts from a browser");
        }
        print(comparison, Objects.requireNonNull(spec).commandLine().getOut());
        return comparison.differences().isEmpty() ? SuiteCommand.OK : SuiteCommand.FAILED;
    }

    private static String read(Path file) {
        try {
            return text(file.toString(), new Payload(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new InvalidFileException(file + " cannot be read; name a file with the text or the HTML of the page");
        }
    }

    private String fetched(String url) throws NoResponseException {
        URI page = TargetOptions.url(spec, "--url", url);
        TargetClient client = TargetClient.at(
                page.resolve("/"),
                new TargetClient.Access(trust.trust(), Optional.empty(), TargetOptions.proxies(spec), List.of()),
                TIMEOUT,
                ExchangeListener.NONE);
        String query = page.getRawQuery() == null ? "" : "?" + page.getRawQuery();
        TargetReply reply = client.send(new TargetRequest("GET", page.getRawPath() + query, List.of(), Payload.EMPTY));
        if (reply.status() != 200) {
            throw new InvalidFileException(url + " is answered with " + reply.status()
                    + reply.header("Location").map(next -> " to " + next).orElse("")
                    + "; name the URL that shows the page, or save it from a browser and use --file");
        }
        return text(url, reply.body());
    }

    private static String text(String name, Payload content) {
        return content.text()
                .orElseThrow(() -> new InvalidFileException(
                        name + " is not text in UTF-8; save the page as text or HTML in UTF-8"));
    }

    private static void print(PageComparison comparison, PrintWriter out) {
        for (PageDifference difference : comparison.differences()) {
            out.println(column(difference.change().name().toLowerCase(Locale.ROOT))
                    + difference.statement().kind().label()
                    + (difference.statement().place().isEmpty()
                            ? ""
                            : " (" + difference.statement().place() + ")"));
            if (difference.change() != Change.NEW) {
                out.println(column("") + "contract: "
                        + TextFormatter.printable(difference.statement().text()));
            }
            difference.page().ifPresent(text -> out.println(column("") + "page:     " + TextFormatter.printable(text)));
        }
        out.println(
                TextFormatter.count(comparison.compared(), "statement") + " of the contract compared with the page, "
                        + TextFormatter.count(comparison.differences().size(), "difference"));
    }

    private static String column(String text) {
        return String.format(Locale.ROOT, "%-9s", text);
    }
}

package dev.attachphone.suite.cli;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.exchange.HeaderLine;
import dev.attachphone.suite.exchange.SecretReplacer;
import dev.attachphone.suite.exchange.TargetAddress;
import dev.attachphone.suite.execution.TargetKind;
import dev.attachphone.suite.recording.HarFile;
import dev.attachphone.suite.recording.RecordedExchange;
import dev.attachphone.suite.recording.RecordingValidator;
import dev.attachphone.suite.report.ConsoleProgress;
import dev.attachphone.suite.report.ConsoleSummary;
import dev.attachphone.suite.report.ReportWriter;
import dev.attachphone.suite.report.TextFormatter;
import dev.attachphone.suite.run.CreatedResources;
import dev.attachphone.suite.run.RunResult;
import dev.attachphone.suite.yaml.InvalidFileException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code contract-tests har}: validates recorded exchanges without sending anything. */
@Command(
        name = "har",
        aliases = "--har",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Validates recorded exchanges against the contract, without sending anything.",
            "",
            "An answer must be one of the contract that the request can lead to: its status, media type, schema, message"
                    + " and values. Entries with the URLs or methods of other operations are skipped and counted. The"
                    + " server is judged as a foreign target; credentials are removed from the output."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every recorded answer is one of the contract",
            "1:a recorded answer is not",
            "2:the file cannot be read, lacks a part of an exchange, or has no exchange of the contract"
        },
        footer = {
            "",
            "Examples:",
            "  contract-tests har recorded.har",
            "  contract-tests har recorded.har --report report"
        })
final class HarCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            description = "an HTTP archive (HAR 1.2), such as a browser exports; it must contain the bodies")
    private @Nullable Path file;

    @Option(
            names = "--strict",
            description = "fail where the server resolves a contradiction of the vendor's page differently, instead of"
                    + " reporting a finding")
    private boolean strict;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "write verdict.json, report.html, junit.xml and report.har into this folder")
    private @Nullable Path report;

    @Override
    public Integer call() {
        Contract contract = Contract.load();
        Path named = Objects.requireNonNull(file);
        HarFile recording = HarFile.read(named, contract);
        if (recording.exchanges().isEmpty()) {
            throw new InvalidFileException(named + " has no exchange of the contract among its "
                    + TextFormatter.count(recording.skipped(), "entry", "entries") + "; record requests such as "
                    + describe(contract.operations().get(0)));
        }
        Optional<ReportWriter> reports = Optional.ofNullable(report).map(ReportWriter::into);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        SecretReplacer secrets = secrets(recording);
        RunResult result = validated(recording, contract, secrets, new ConsoleProgress(out, Ansi.AUTO.enabled()));
        new ConsoleSummary(out).print(result);
        if (recording.skipped() > 0) {
            out.println(TextFormatter.count(recording.skipped(), "entry", "entries")
                    + " with other URLs or methods skipped");
        }
        reports.ifPresent(into -> into.write(result, contract, secrets));
        return result.passed() ? SuiteCommand.OK : SuiteCommand.FAILED;
    }

    private RunResult validated(
            HarFile recording, Contract contract, SecretReplacer secrets, ConsoleProgress progress) {
        RecordingValidator validator = RecordingValidator.of(contract, strict, secrets);
        progress.started(recording.exchanges().size());
        List<CheckOutcome> outcomes = recording.exchanges().stream()
                .map(validator::validate)
                .peek(progress::checkFinished)
                .toList();
        progress.finished();
        RecordedExchange first = recording.exchanges().get(0);
        RunResult.RunInfo info = new RunResult.RunInfo(
                new TargetAddress(first.base(), Optional.empty()),
                TargetKind.FOREIGN,
                0,
                first.reply().sentAt(),
                Duration.ZERO,
                0);
        return new RunResult(
                info,
                outcomes,
                Map.of(),
                List.of(),
                Map.of(),
                Set.of(),
                Map.of(),
                new CreatedResources(),
                Optional.empty());
    }

    private static SecretReplacer secrets(HarFile recording) {
        Map<String, String> variables = new LinkedHashMap<>();
        recording.exchanges().stream()
                .flatMap(HarCommand::credentials)
                .filter(credential -> !credential.isEmpty())
                .forEach(credential -> variables.putIfAbsent(
                        credential, "$TOKEN" + (variables.isEmpty() ? "" : "_" + (variables.size() + 1))));
        return SecretReplacer.of(variables);
    }

    private static Stream<String> credentials(RecordedExchange recorded) {
        return recorded.operation().credentials().stream()
                .flatMap(header -> recorded.request().headers().stream()
                        .filter(line -> line.name().equalsIgnoreCase(header.name()))
                        .map(HeaderLine::value)
                        .flatMap(value -> header.credentialIn(value).stream()));
    }

    private static String describe(Operation operation) {
        return operation.method() + " " + operation.path();
    }
}

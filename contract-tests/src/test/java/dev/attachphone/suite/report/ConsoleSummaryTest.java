package dev.attachphone.suite.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.suite.baseline.Baseline;
import dev.attachphone.suite.check.AmbiguityFinding;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.run.ContractCoverage.CoverageItem;
import dev.attachphone.suite.run.CreatedResources;
import dev.attachphone.suite.run.RequestBudget;
import dev.attachphone.suite.run.RunResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConsoleSummaryTest {

    private static final int ROWS = 24;
    private static final int COLUMNS = 80;

    @Test
    void fitsAScreenOf24Rows() {
        String summary = summary(everythingWrong());
        int rows = summary.lines()
                .mapToInt(line -> Math.max(1, (line.length() + COLUMNS - 1) / COLUMNS))
                .sum();
        assertTrue(rows < ROWS, summary);
    }

    @Test
    void countsTheEntriesThatAreNotListed() {
        assertTrue(summary(everythingWrong()).contains("… and 99 more"));
    }

    @Test
    void listsNumbersAndAgentsThatTheRunLeft() {
        String summary = summary(everythingWrong());
        assertTrue(summary.contains("2 attached numbers, 2 created agents"), summary);
        assertTrue(summary.contains("numbers +15550000001 to +15550000009"), summary);
        assertTrue(summary.contains("agents agent_of_a_name_tha… to agent_z"), summary);
    }

    @Test
    void namesKnownFailuresThatHaveExpiredApartFromOtherFailures() {
        String summary = summary(everythingWrong());
        assertTrue(summary.contains("baseline     the known failure of known.yaml:4 has expired"), summary);
    }

    private static String summary(RunResult result) {
        StringWriter out = new StringWriter();
        new ConsoleSummary(new PrintWriter(out)).print(result);
        return out.toString();
    }

    private static RunResult everythingWrong() {
        RunResult sample = SampleRunResult.result();
        CheckedExchange exchange = sample.outcomes().get(0).exchanges().get(0);
        Stream<CheckOutcome> expired = hundred(i -> new CheckOutcome(
                new CheckTitle(Baseline.FAMILY, "deviation " + i, "baseline: not yet explained", "known.yaml:4"),
                List.of(),
                List.of("the known failure of known.yaml:4 has expired" + " owner".repeat(60))));
        Stream<CheckOutcome> failed = hundred(i -> {
            AmbiguityFinding finding = new AmbiguityFinding("finding " + i, "the page", "already-attached");
            CheckedExchange otherwise = new CheckedExchange(
                    exchange.expected(), exchange.request(), exchange.reply(), List.of(), Optional.of(finding));
            return new CheckOutcome(title(i), List.of(otherwise), List.of("wrong"));
        });
        List<CheckOutcome> outcomes = Stream.concat(expired, failed).toList();
        Map<CheckTitle, String> unreachable =
                hundred(i -> i).collect(Collectors.toMap(ConsoleSummaryTest::title, i -> "because ".repeat(40)));
        Set<CoverageItem> missing = hundred(i -> new CoverageItem("attachPhoneNumber", "answer", "a" + i))
                .collect(Collectors.toSet());
        return new RunResult(
                sample.info(),
                outcomes,
                unreachable,
                hundred(ConsoleSummaryTest::title).toList(),
                Map.of(),
                missing,
                Map.of(),
                effects(exchange.request()),
                Optional.of(new RunResult.RunAbort("the budget of 100 requests is spent", false)));
    }

    private static CreatedResources effects(TargetRequest request) {
        RequestBudget requestBudget = new RequestBudget(1);
        String attached =
                "{\"data\": {\"agent_id\": \"agent_1\", \"phone_numbers\": [\"+15550000001\", \"+15550000009\"]}}";
        Stream.of(attached, "{\"id\": \"agent_of_a_name_that_is_long\"}", "{\"id\": \"agent_z\"}")
                .map(body -> new TargetReply(
                        200,
                        HttpHeaders.of(Map.of(), (name, value) -> true),
                        Payload.of(body, StandardCharsets.UTF_8),
                        Instant.EPOCH,
                        Duration.ZERO))
                .forEach(reply -> requestBudget.afterReply(request, reply));
        return requestBudget.effects();
    }

    private static CheckTitle title(int i) {
        return new CheckTitle("family", i + " name".repeat(60), "source", "place");
    }

    private static <T> Stream<T> hundred(Function<Integer, T> each) {
        return IntStream.range(0, 100).boxed().map(each);
    }
}

package dev.attachphone.suite.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.suite.check.Exchange;
import dev.attachphone.suite.check.Finding;
import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.check.Title;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.Reply;
import dev.attachphone.suite.exchange.Request;
import dev.attachphone.suite.run.Effects;
import dev.attachphone.suite.run.Meter;
import dev.attachphone.suite.run.Promised;
import dev.attachphone.suite.run.Result;
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

class SummaryTest {

    private static final int ROWS = 24;
    private static final int COLUMNS = 80;

    @Test
    void fitsAScreenWhateverHappened() {
        String summary = summary(everythingWrong());
        int rows = summary.lines()
                .mapToInt(line -> Math.max(1, (line.length() + COLUMNS - 1) / COLUMNS))
                .sum();
        assertTrue(rows < ROWS, summary);
    }

    @Test
    void saysHowManyAreNotNamed() {
        assertTrue(summary(everythingWrong()).contains("… and 99 more"));
    }

    @Test
    void saysWhatIsLeftBehind() {
        String summary = summary(everythingWrong());
        assertTrue(summary.contains("2 attached numbers, 2 created agents"), summary);
        assertTrue(summary.contains("numbers +15550000001 to +15550000009"), summary);
        assertTrue(summary.contains("agents agent_of_a_name_tha… to agent_z"), summary);
    }

    private static String summary(Result result) {
        StringWriter out = new StringWriter();
        new Summary(new PrintWriter(out)).print(result);
        return out.toString();
    }

    private static Result everythingWrong() {
        Result sample = SampleRun.result();
        Exchange exchange = sample.outcomes().get(0).exchanges().get(0);
        List<Outcome> outcomes = hundred(i -> {
                    Finding finding = new Finding("finding " + i, "the page", "already-attached");
                    Exchange otherwise = new Exchange(
                            exchange.expected(), exchange.request(), exchange.reply(), List.of(), Optional.of(finding));
                    return new Outcome(title(i), List.of(otherwise), List.of("wrong"));
                })
                .toList();
        Map<Title, String> unreachable =
                hundred(i -> i).collect(Collectors.toMap(SummaryTest::title, i -> "because ".repeat(40)));
        Set<Promised> missing = hundred(i -> new Promised("attachPhoneNumber", "answer", "a" + i))
                .collect(Collectors.toSet());
        return new Result(
                sample.setting(),
                outcomes,
                unreachable,
                hundred(SummaryTest::title).toList(),
                missing,
                effects(exchange.request()),
                Optional.of(new Result.Cut("the budget of 100 requests is spent", false)));
    }

    private static Effects effects(Request request) {
        Meter meter = new Meter(1);
        String attached =
                "{\"data\": {\"agent_id\": \"agent_1\", \"phone_numbers\": [\"+15550000001\", \"+15550000009\"]}}";
        Stream.of(attached, "{\"id\": \"agent_of_a_name_that_is_long\"}", "{\"id\": \"agent_z\"}")
                .map(body -> new Reply(
                        200,
                        HttpHeaders.of(Map.of(), (name, value) -> true),
                        Payload.of(body, StandardCharsets.UTF_8),
                        Instant.EPOCH,
                        Duration.ZERO))
                .forEach(reply -> meter.answered(request, reply));
        return meter.effects();
    }

    private static Title title(int i) {
        return new Title("family", i + " name".repeat(60), "source", "place");
    }

    private static <T> Stream<T> hundred(Function<Integer, T> each) {
        return IntStream.range(0, 100).boxed().map(each);
    }
}

package dev.attachphone.suite.report;

import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.check.Deviation;
import dev.attachphone.suite.run.ContractCoverage.CoverageItem;
import dev.attachphone.suite.run.RunResult;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes the result of a run as JUnit XML: one test suite for each family of checks, one test case for each check. The report is valid
 * against the schemas of Jenkins and of Surefire, which have no common attribute for the time of a suite.
 *
 * <p>The writers of the JUnit Platform take the events of its own engines, so none of them fits. The report is written from the complete
 * result and not from events during the run, because the root element counts the failures of all test cases.
 *
 * @param result the result, without credentials
 * @param limit the length of texts
 */
record JUnitReport(RunResult result, TruncationLimit limit) {

    private static final String COVERAGE = "coverage of the contract";
    private static final String RUN = "run";

    /**
     * A test case.
     *
     * @param name its name
     * @param duration how long it took
     * @param failure why it failed; empty if it did not
     * @param skipped why it was skipped; empty if it was not
     * @param error why it could not run to its end; empty if it did
     */
    private record JUnitTestCase(
            String name,
            Duration duration,
            Optional<JUnitFailure> failure,
            Optional<String> skipped,
            Optional<String> error) {

        JUnitTestCase(String name, Duration duration, Optional<JUnitFailure> failure, Optional<String> skipped) {
            this(name, duration, failure, skipped, Optional.empty());
        }
    }

    private record JUnitFailure(String type, String message, String text) {}

    void write(Writer out) throws IOException {
        Map<String, List<JUnitTestCase>> suites = suites();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            start(xml, "testsuites");
            counts(
                    xml,
                    "contract-tests",
                    suites.values().stream().flatMap(List::stream).toList());
            for (Map.Entry<String, List<JUnitTestCase>> suite : suites.entrySet()) {
                suite(xml, suite.getKey(), suite.getValue());
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private Map<String, List<JUnitTestCase>> suites() {
        // The suites that tell how much the run was worth come first.
        Map<String, List<JUnitTestCase>> suites = new TreeMap<>(
                Comparator.comparing((String name) -> name.equals(RUN) ? 0 : name.equals(COVERAGE) ? 1 : 2)
                        .thenComparing(Comparator.naturalOrder()));
        result.abort()
                .ifPresent(abort -> suites.put(
                        RUN,
                        List.of(new JUnitTestCase(
                                "The run is complete",
                                Duration.ZERO,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(abort.reason())))));
        result.outcomes().forEach(outcome -> add(suites, outcome.title(), run(outcome)));
        result.known()
                .forEach((title, reason) -> add(suites, title, skipped(title.name(), "known failure: " + reason)));
        result.unreachable()
                .forEach((title, reason) -> add(suites, title, skipped(title.name(), "unreachable: " + reason)));
        String reason = result.abort().map(RunResult.RunAbort::reason).orElse("");
        result.notRun().forEach(title -> add(suites, title, skipped(title.name(), "not run: " + reason)));
        result.uncovered()
                .forEach(item -> suites.computeIfAbsent(COVERAGE, any -> new ArrayList<>())
                        .add(uncovered(item)));
        result.unobserved().forEach((item, why) -> {
            if (!result.uncovered().contains(item)) {
                suites.computeIfAbsent(COVERAGE, any -> new ArrayList<>())
                        .add(skipped(item.toString(), "never observed: " + why));
            }
        });
        return suites;
    }

    private static void add(Map<String, List<JUnitTestCase>> suites, CheckTitle title, JUnitTestCase testCase) {
        suites.computeIfAbsent(title.family(), any -> new ArrayList<>()).add(testCase);
    }

    private JUnitTestCase run(CheckOutcome outcome) {
        Duration duration = outcome.exchanges().stream()
                .map(exchange -> exchange.reply().duration())
                .reduce(Duration.ZERO, Duration::plus);
        if (outcome.passed()) {
            return new JUnitTestCase(outcome.title().name(), duration, Optional.empty(), Optional.empty());
        }
        String message = outcome.exchanges().stream()
                .flatMap(exchange -> exchange.failures().stream())
                .findFirst()
                .orElseGet(() -> outcome.failures().get(0).lines().findFirst().orElse(""));
        String type = Deviation.of(outcome).iterator().next().text();
        return failed(outcome.title().name(), type, duration, message, String.join("\n\n", outcome.failures()));
    }

    /** A part of the contract that was not observed is a failure only in a complete run. */
    private JUnitTestCase uncovered(CoverageItem item) {
        String name = item.toString();
        return result.isComplete()
                ? failed(name, "not covered", Duration.ZERO, "not covered", name + " was not observed")
                : skipped(name, "the run was cut short");
    }

    private JUnitTestCase failed(String name, String type, Duration duration, String message, String text) {
        JUnitFailure failure = new JUnitFailure(limit.truncate(type), limit.truncate(message), limit.truncate(text));
        return new JUnitTestCase(name, duration, Optional.of(failure), Optional.empty());
    }

    private static JUnitTestCase skipped(String name, String reason) {
        return new JUnitTestCase(name, Duration.ZERO, Optional.empty(), Optional.of(reason));
    }

    private void suite(XMLStreamWriter xml, String name, List<JUnitTestCase> cases) throws XMLStreamException {
        start(xml, "testsuite");
        counts(xml, name, cases);
        attribute(
                xml,
                "skipped",
                String.valueOf(cases.stream()
                        .filter(each -> each.skipped().isPresent())
                        .count()));
        start(xml, "properties");
        property(xml, "url", result.info().url().toString());
        property(xml, "kind", result.info().kind().capability());
        property(xml, "started", result.info().startedAt().toString());
        property(xml, "seed", Long.toString(result.info().seed()));
        xml.writeEndElement();
        for (JUnitTestCase each : cases) {
            testCase(xml, name, each);
        }
        xml.writeEndElement();
    }

    private static void counts(XMLStreamWriter xml, String name, Collection<JUnitTestCase> cases)
            throws XMLStreamException {
        long failures =
                cases.stream().filter(each -> each.failure().isPresent()).count();
        Duration duration = cases.stream().map(JUnitTestCase::duration).reduce(Duration.ZERO, Duration::plus);
        attribute(xml, "name", name);
        attribute(xml, "tests", String.valueOf(cases.size()));
        attribute(xml, "failures", String.valueOf(failures));
        attribute(
                xml,
                "errors",
                String.valueOf(
                        cases.stream().filter(each -> each.error().isPresent()).count()));
        attribute(xml, "time", seconds(duration));
    }

    private static void testCase(XMLStreamWriter xml, String family, JUnitTestCase each) throws XMLStreamException {
        start(xml, "testcase");
        attribute(xml, "classname", family);
        attribute(xml, "name", each.name());
        attribute(xml, "time", seconds(each.duration()));
        if (each.failure().isPresent()) {
            start(xml, "failure");
            attribute(xml, "message", each.failure().get().message());
            attribute(xml, "type", each.failure().get().type());
            String text = each.failure().get().text();
            xml.writeCharacters(text.lines().map(JUnitReport::xmlText).collect(Collectors.joining("\n")));
            xml.writeEndElement();
        }
        if (each.error().isPresent()) {
            start(xml, "error");
            attribute(xml, "type", "cut short");
            attribute(xml, "message", each.error().get());
            xml.writeEndElement();
        }
        if (each.skipped().isPresent()) {
            start(xml, "skipped");
            attribute(xml, "message", each.skipped().get());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void property(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        start(xml, "property");
        attribute(xml, "name", name);
        attribute(xml, "value", value);
        xml.writeEndElement();
    }

    private static void start(XMLStreamWriter xml, String name) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(name);
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, xmlText(value));
    }

    /** The text on one line, with the characters escaped that XML 1.0 does not allow even as references. */
    private static String xmlText(String text) {
        return TextFormatter.printable(text)
                .codePoints()
                .mapToObj(
                        c -> (c & 0xFFFE) == 0xFFFE ? String.format(Locale.ROOT, "\\u%04X", c) : Character.toString(c))
                .collect(Collectors.joining());
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
    }
}

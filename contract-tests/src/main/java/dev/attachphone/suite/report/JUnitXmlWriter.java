package dev.attachphone.suite.report;

import dev.attachphone.suite.run.RunResult;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes test cases as the XML of JUnit.
 *
 * @param setting what was run
 */
record JUnitXmlWriter(RunResult.RunInfo setting) {

    void write(Map<String, List<JUnitTestCase>> suites, Writer out) throws IOException {
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

    private void suite(XMLStreamWriter xml, String name, List<JUnitTestCase> cases) throws XMLStreamException {
        start(xml, "testsuite");
        counts(xml, name, cases);
        xml.writeAttribute(
                "timestamp",
                setting.startedAt().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""));
        start(xml, "properties");
        property(xml, "url", setting.url().toString());
        property(xml, "kind", setting.kind().capability());
        property(xml, "seed", Long.toString(setting.seed()));
        xml.writeEndElement();
        for (JUnitTestCase each : cases) {
            testCase(xml, name, each);
        }
        xml.writeEndElement();
    }

    private static void counts(XMLStreamWriter xml, String name, Collection<JUnitTestCase> cases)
            throws XMLStreamException {
        attribute(xml, "name", name);
        attribute(xml, "tests", String.valueOf(cases.size()));
        attribute(
                xml,
                "failures",
                count(cases.stream().filter(each -> each.failure().isPresent()).count()));
        attribute(xml, "errors", "0");
        attribute(
                xml,
                "skipped",
                count(cases.stream().filter(each -> each.skipped().isPresent()).count()));
        attribute(xml, "time", seconds(cases.stream().map(JUnitTestCase::took).reduce(Duration.ZERO, Duration::plus)));
    }

    private static void testCase(XMLStreamWriter xml, String family, JUnitTestCase each) throws XMLStreamException {
        start(xml, "testcase");
        attribute(xml, "classname", family);
        attribute(xml, "name", each.name());
        attribute(xml, "time", seconds(each.took()));
        if (each.failure().isPresent()) {
            start(xml, "failure");
            attribute(xml, "message", each.failure().get().message());
            xml.writeCharacters(XmlText.lines(each.failure().get().text()));
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
        xml.writeAttribute(name, XmlText.line(value));
    }

    private static String count(long many) {
        return Long.toString(many);
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.3f", took.toNanos() / 1e9);
    }
}

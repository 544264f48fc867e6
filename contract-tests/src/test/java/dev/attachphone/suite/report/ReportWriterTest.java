package dev.attachphone.suite.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.RawRequest;
import dev.attachphone.suite.exchange.TargetAddress;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.run.RunResult;
import dev.attachphone.suite.yaml.InvalidFileException;
import dev.attachphone.testing.RequiresPrograms;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ReportWriterTest {

    private static final Pattern DATA = Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>");

    private static final Pattern PACKED = Pattern.compile("echo (\\S+) \\| base64 -d \\| gunzip");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void write() {
        ReportWriter.into(folder.resolve("new/report"))
                .write(SampleRunResult.result(), SampleRunResult.CONTRACT, SampleRunResult.MASKS);
    }

    @Test
    void noReportContainsACredential() throws IOException {
        for (String name : new String[] {"verdict.json", "report.html", "junit.xml", "report.har"}) {
            String report = read(name);
            assertFalse(report.contains("s3cr3t"), name + " at " + report.indexOf("s3cr3t"));
            assertFalse(report.contains("user:pass"), name);
            assertTrue(
                    report.contains("Bearer $TOKEN") || name.equals("junit.xml") || name.equals("verdict.json"), name);
        }
    }

    @Test
    void noEncodedBodyContainsACredential() throws IOException {
        for (JsonNode text : har().findValues("text")) {
            if (text.asText().matches("[A-Za-z0-9+/]+=*")) {
                String bytes = new String(Base64.getDecoder().decode(text.asText()), StandardCharsets.ISO_8859_1);
                assertEquals("ÿ$TOKEN", bytes);
            }
        }
        Matcher packed = PACKED.matcher(read("report.html"));
        assertTrue(packed.find());
        try (InputStream body =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed.group(1))))) {
            assertEquals("ÿ$TOKEN", new String(body.readAllBytes(), StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void htmlReportContainsNoMarkupOfTheTarget() throws IOException {
        String page = read("report.html");
        assertEquals(2, page.split("<script", -1).length - 1, "data and script");
        assertFalse(page.contains("<img"), "no element of the target");
    }

    @Test
    void htmlReportContainsEveryExchangeAndTruncatesLongBodies() throws IOException {
        JsonNode exchanges = data().path("exchanges");
        assertEquals(SampleRunResult.EXCHANGES, exchanges.size());
        JsonNode body = exchanges.get(2).at("/reply/body");
        assertEquals(SampleRunResult.LONG.length(), body.path("bytes").asInt());
        assertEquals(data().path("longest").asInt(), body.path("text").asText().length());
        assertTrue(body.path("cut").asBoolean());
    }

    @Test
    void matrixCountsTheObservations() throws IOException {
        JsonNode attached = StreamSupport.stream(data().at("/matrix/0/answers").spliterator(), false)
                .filter(answer -> answer.path("name").asText().equals("attached"))
                .findFirst()
                .orElseThrow();
        assertEquals(2, attached.path("asExpected").asInt());
        assertEquals(1, attached.path("failed").asInt());
        assertEquals(1, attached.path("findings").asInt());
        assertTrue(attached.path("cells").toString().contains("agent_abc123xyz"));
    }

    @Test
    void harReportHasTheRequiredFields() throws IOException {
        JsonNode entry = har().at("/log/entries/1");
        for (String field : new String[] {
            "/startedDateTime",
            "/time",
            "/cache",
            "/timings/send",
            "/timings/wait",
            "/timings/receive",
            "/request/method",
            "/request/url",
            "/request/httpVersion",
            "/request/cookies",
            "/request/headers",
            "/request/queryString",
            "/request/postData/mimeType",
            "/request/postData/text",
            "/request/headersSize",
            "/request/bodySize",
            "/response/status",
            "/response/statusText",
            "/response/httpVersion",
            "/response/cookies",
            "/response/headers",
            "/response/content/size",
            "/response/content/mimeType",
            "/response/redirectURL",
            "/response/headersSize",
            "/response/bodySize"
        }) {
            assertFalse(entry.at(field).isMissingNode(), field);
        }
        assertEquals("1.2", har().at("/log/version").asText());
        assertEquals("$TOKEN", entry.at("/request/queryString/0/value").asText());
        assertEquals("b", entry.at("/request/cookies/1/name").asText());
        assertTrue(har().at("/log/entries/2/response/content/comment").asText().startsWith("cut after"));
    }

    @Test
    @RequiresPrograms("node")
    void everyUrlOfTheHarReportIsOneForJavaScript() throws Exception {
        RunResult sample = SampleRunResult.result();
        CheckedExchange exchange = sample.outcomes().get(0).exchanges().get(0);
        List<CheckOutcome> outcomes = Stream.of(
                        "/plain?a=b",
                        "*",
                        "http://other.example/",
                        "//x",
                        "/a b",
                        "/%zz",
                        "/\u00ff",
                        "/#f",
                        "\u0000",
                        "",
                        "/\\",
                        "/[")
                .map(path -> new TargetRequest(
                        "GET",
                        path,
                        List.of(),
                        Payload.EMPTY,
                        Optional.of(new RawRequest(Payload.of("GET " + path, StandardCharsets.UTF_8), false))))
                .map(request -> new CheckedExchange(
                        exchange.expected(), request, exchange.reply(), List.of("wrong"), Optional.empty()))
                .map(each -> new CheckOutcome(sample.outcomes().get(0).title(), List.of(each), List.of("wrong")))
                .toList();
        RunResult result = new RunResult(
                new RunResult.RunInfo(
                        new TargetAddress(URI.create("http://127.0.0.1:1/base"), Optional.empty()),
                        sample.info().kind(),
                        1,
                        sample.info().startedAt(),
                        sample.info().duration(),
                        1),
                outcomes,
                Map.of(),
                List.of(),
                Map.of(),
                Set.of(),
                Map.of(),
                sample.sideEffects(),
                Optional.empty());
        ReportWriter.into(folder.resolve("urls")).write(result, SampleRunResult.CONTRACT, SampleRunResult.MASKS);
        Process node = new ProcessBuilder(
                        "node",
                        "-e",
                        "const e = JSON.parse(require('fs').readFileSync(process.argv[1])).log.entries;"
                                + "e.forEach(each => new URL(each.request.url)); console.log(e.length);",
                        folder.resolve("urls/report.har").toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals("" + outcomes.size(), output.strip());
        JsonNode star = new ObjectMapper()
                .readTree(Files.readString(folder.resolve("urls/report.har")))
                .at("/log/entries/1/request");
        assertEquals("http://127.0.0.1:1/base/*", star.path("url").asText());
        assertEquals("raw request: GET *", star.path("comment").asText());
    }

    @Test
    void requestBodyThatIsNoTextIsInAComment() throws IOException {
        JsonNode data = har().at("/log/entries/0/request/postData");
        assertEquals("", data.path("text").asText());
        assertTrue(data.path("comment").asText().contains(" bytes in base64: "), data.toString());
        assertFalse(data.has("encoding"), "HAR has no encoding of requests");
    }

    @Test
    void junitReportHasATestCaseForEachCheck() throws Exception {
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("new/report/junit.xml").toFile());
        Element root = xml.getDocumentElement();
        assertEquals("8", root.getAttribute("tests"));
        assertEquals("3", root.getAttribute("failures"), "two checks and an uncovered part of the contract");
        assertFalse(root.hasAttribute("skipped"));
        Element suite = (Element) xml.getElementsByTagName("testsuite").item(1);
        assertEquals("2", suite.getAttribute("skipped"), "an unreachable and a known one");
        assertEquals("0", root.getAttribute("errors"));
        assertTrue(read("junit.xml").contains("message=\"never observed: the fixture has no second-agent\""));
        Element failure = (Element) xml.getElementsByTagName("failure").item(1);
        assertTrue(failure.getAttribute("message").startsWith("the body: came </script>"));
        assertTrue(failure.getTextContent().endsWith("]]>"));
        assertTrue(((Element) failure.getParentNode()).getAttribute("name").contains("\\uD800\\u202E\\u0000\\uFFFF"));
        assertTrue(read("junit.xml").contains("name=\"seed\" value=\"42\""));
    }

    @Test
    void runThatWasCutShortIsAnErrorInJUnit() throws Exception {
        RunResult all = SampleRunResult.result();
        RunResult cut = new RunResult(
                all.info(),
                all.outcomes(),
                all.unreachable(),
                all.notRun(),
                all.known(),
                all.uncovered(),
                all.unobserved(),
                all.sideEffects(),
                Optional.of(new RunResult.RunAbort("the budget of 5 requests is spent", false)));
        Path into = folder.resolve("cut");
        ReportWriter.into(into).write(cut, SampleRunResult.CONTRACT, SampleRunResult.MASKS);
        String xml = Files.readString(into.resolve("junit.xml"));
        assertTrue(xml.contains("errors=\"1\""), xml);
        assertTrue(xml.contains("<error type=\"cut short\" message=\"the budget of 5 requests is spent\""), xml);
        assertTrue(xml.indexOf("The run is complete") < xml.indexOf("never observed"), xml);
        validate(into.resolve("junit.xml"));
    }

    @Test
    void interruptedWritingLeavesTheOldReport() throws Exception {
        Path into = folder.resolve("blocked");
        ReportWriter writer = ReportWriter.into(into);
        Files.createDirectories(into.resolve("report.html").resolve("content"));
        assertThrows(
                InvalidFileException.class,
                () -> writer.write(SampleRunResult.result(), SampleRunResult.CONTRACT, SampleRunResult.MASKS));
        assertTrue(Files.exists(into.resolve("junit.xml")), "the small report is written first");
    }

    @Test
    void junitReportIsValidForJenkinsAndSurefire() throws Exception {
        validate(folder.resolve("new/report/junit.xml"));
    }

    private static void validate(Path report) throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(ReportWriterTest.class.getResource("/junit-report.xsd"))
                .newValidator()
                .validate(new StreamSource(report.toFile()));
    }

    @Test
    void verdictIsValidAgainstItsSchema() throws IOException {
        JsonNode verdict = new ObjectMapper().readTree(read("verdict.json"));
        assertEquals("[]", violations(verdict).toString());
        assertEquals("failed", verdict.path("verdict").asText());
        assertEquals(2, verdict.at("/checks/failed").asInt());
        assertEquals(1, verdict.at("/checks/known").asInt());
        assertEquals(2, verdict.path("clusters").size());
        ((ObjectNode) verdict.path("checks")).put("failed", "two");
        assertEquals(1, violations(verdict).size());
    }

    private static Set<ValidationMessage> violations(JsonNode verdict) throws IOException {
        try (InputStream schema = ReportWriterTest.class.getResourceAsStream("/report/verdict.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema)
                    .validate(verdict);
        }
    }

    @Test
    void unwritableFolderIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        InvalidFileException refusal =
                assertThrows(InvalidFileException.class, () -> ReportWriter.into(file.resolve("report")));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith(file.resolve("report") + ": cannot write"));
    }

    private JsonNode data() throws IOException {
        Matcher data = DATA.matcher(read("report.html"));
        assertTrue(data.find());
        return new ObjectMapper().readTree(data.group(1));
    }

    private JsonNode har() throws IOException {
        return new ObjectMapper().readTree(read("report.har"));
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve("new/report").resolve(name));
    }
}

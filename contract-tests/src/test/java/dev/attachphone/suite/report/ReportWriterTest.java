package dev.attachphone.suite.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attachphone.suite.yaml.InvalidFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
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
        for (String name : new String[] {"report.html", "junit.xml", "report.har"}) {
            String report = read(name);
            assertFalse(report.contains("s3cr3t"), name + " at " + report.indexOf("s3cr3t"));
            assertFalse(report.contains("user:pass"), name);
            assertTrue(report.contains("Bearer $TOKEN") || name.equals("junit.xml"), name);
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
    void junitReportHasATestCaseForEachCheck() throws Exception {
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("new/report/junit.xml").toFile());
        Element root = xml.getDocumentElement();
        assertEquals("6", root.getAttribute("tests"));
        assertEquals("3", root.getAttribute("failures"), "two checks and an uncovered part of the contract");
        assertEquals("1", root.getAttribute("skipped"));
        Element failure = (Element) xml.getElementsByTagName("failure").item(1);
        assertTrue(failure.getAttribute("message").startsWith("the body: came </script>"));
        assertTrue(failure.getTextContent().endsWith("]]>"));
        assertTrue(((Element) failure.getParentNode()).getAttribute("name").contains("\\uD800\\u202E\\u0000\\uFFFF"));
        assertTrue(read("junit.xml").contains("name=\"seed\" value=\"42\""));
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

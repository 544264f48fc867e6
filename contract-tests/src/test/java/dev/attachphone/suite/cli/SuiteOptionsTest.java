package dev.attachphone.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuiteOptionsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "--budget, 0, is below 1",
        "--parallel, 0, is below 1",
        "--timeout, -1, is below 1",
        "--cases, -1, is below 0",
        "--url, ftp://127.0.0.1, is not an http or https URL",
        "--url, http://user:password@127.0.0.1, use --token",
        "--url, 127.0.0.1:8080, use http://127.0.0.1:8080 or https://127.0.0.1:8080",
        "--url, 'http://a b', is not an http or https URL",
        "--max-failures, 0, is below 1",
        "--header, X-Key, a header is written as",
        "--header, 'token: t', use --token",
        "--header, 'Host: h', the checks send themselves",
        "--header, 'X-Key: ${NOT_SET_ANYWHERE}', NOT_SET_ANYWHERE of the header X-Key is not set",
        "--client-certificate, none.pem, none.pem does not exist"
    })
    void valueOutOfRangeIsRejectedWithTheNameOfTheOption(String option, String value, String reason) {
        assertEquals(2, execute("--url", "http://127.0.0.1:1", "--cases", "0", option, value));
        assertTrue(err.toString().startsWith("Invalid value for " + option), err.toString());
        assertTrue(err.toString().contains(reason), err.toString());
    }

    @Test
    void defaultsAreShownInTheHelp() {
        assertEquals(0, execute("--help"));
        assertTrue(out.toString().contains("maximum number of requests (default: 1000000)"), out.toString());
        assertTrue(out.toString().contains("(default: 1000)"), out.toString());
    }

    @Test
    void onlyIgnoresCaseAndMatchesAnyTextWithAnAsterisk() {
        assertEquals(0, execute("--url", "http://127.0.0.1:1", "--cases", "0", "--list", "--only", "DURABILITY*Still"));
        assertEquals(
                "durability/Every acknowledged number is still attached",
                out.toString().strip());
    }

    @Test
    void checksAreSelectedByFamilyAnswerAndLayer() {
        List<String> all = list();
        List<String> limits = list("--include", "family:LIMITS", "--include", "family:durab*");
        assertTrue(limits.stream().allMatch(name -> name.startsWith("limits/") || name.startsWith("durability/")));
        assertTrue(limits.size() > 2 && limits.size() < all.size(), limits.toString());

        List<String> others = list("--exclude", "family:limits", "--exclude", "durability");
        assertEquals(all.size(), limits.size() + others.size());

        List<String> conflicts = list("--include", "answer:already-attached");
        assertTrue(conflicts.stream().anyMatch(name -> name.contains("already-attached")), conflicts.toString());
        assertEquals(
                all.size(),
                list("--include", "layer:contract").size()
                        + list("--include", "layer:http").size()
                        + list("--include", "layer:own").size());
    }

    @Test
    void everyListedCheckIsReplayed() {
        List<String> names = list("--cases", "20", "--seed", "7");
        assertTrue(names.stream().anyMatch(name -> name.contains(":7:3")), "generated checks");
        for (int i = 0; i < names.size(); i += names.size() / 5) {
            assertEquals(List.of(names.get(i)), list("--replay", names.get(i)));
        }
        // The last one of each kind: generated, state, race and so on.
        Map<String, String> generated = new TreeMap<>();
        names.stream()
                .filter(name -> name.contains(":7:"))
                .forEach(name -> generated.put(name.substring(0, name.indexOf(":7:")), name));
        generated.values().forEach(name -> assertEquals(List.of(name), list("--replay", name)));
        assertEquals(List.of("generated/generated:5:6"), list("--replay", "generated:5:6"));
        List<String> compared = list("--cases", "4", "--seed", "7", "--against", "http://127.0.0.1:2");
        assertEquals(4, compared.size());
        compared.forEach(
                name -> assertEquals(List.of(name), list("--against", "http://127.0.0.1:2", "--replay", name)));
    }

    @Test
    void failedChecksOfAnEarlierRunAreSelected(@TempDir Path folder) throws IOException {
        String known = list("--include", "family:limits").get(0);
        Files.writeString(
                folder.resolve("verdict.json"),
                new ObjectMapper()
                        .writeValueAsString(Map.of(
                                "failed",
                                List.of(Map.of("check", known), Map.of("check", "generated/generated:123:4")))));
        assertEquals(Set.of(known, "generated/generated:123:4"), Set.copyOf(list("--failed-from", folder.toString())));
        assertEquals(
                List.of(known),
                list("--failed-from", folder.resolve("verdict.json").toString(), "--exclude", "generated"));

        Files.writeString(folder.resolve("verdict.json"), "{\"failed\": []}");
        assertEquals(2, execute("--url", "http://127.0.0.1:1", "--list", "--failed-from", folder.toString()));
        assertTrue(err.toString().startsWith("Could not run: no check failed in "), err.toString());
    }

    private List<String> list(String... arguments) {
        out.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of("--url", "http://127.0.0.1:1", "--cases", "0", "--list"));
        all.addAll(List.of(arguments));
        assertEquals(0, execute(all.toArray(String[]::new)), err.toString());
        return out.toString().lines().toList();
    }

    private int execute(String... arguments) {
        return SuiteCommand.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .setOverwrittenOptionsAllowed(true)
                .execute(arguments);
    }
}

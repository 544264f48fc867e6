package dev.attachphone.sandbox.console;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attachphone.testing.RequiresPrograms;
import dev.attachphone.testing.SnippetLanguage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs the code that the console copies. */
@Tag("full")
class CopiedCodeIT extends ConsoleInBrowser {

    // Characters that one of the languages would interpret.
    private static final String AGENT = "agent_'\"$x\\u000aé%";

    @Test
    @RequiresPrograms("curl")
    void curl() throws Exception {
        runs(SnippetLanguage.CURL);
    }

    @Test
    @RequiresPrograms("node")
    void fetch() throws Exception {
        runs(SnippetLanguage.FETCH);
    }

    @Test
    @RequiresPrograms("python3")
    void python() throws Exception {
        runs(SnippetLanguage.PYTHON);
    }

    @Test
    @RequiresPrograms("php")
    void php() throws Exception {
        runs(SnippetLanguage.PHP);
    }

    @Test
    void java() throws Exception {
        runs(SnippetLanguage.JAVA);
    }

    /** Copies a request of the catalogue, and one of the journal with special characters, and runs both. */
    private void runs(SnippetLanguage language) throws Exception {
        browser()
                .chromium(
                        "Browser.grantPermissions",
                        Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
        String forced = run(copied("#already-attached", language), language);
        assertTrue(forced.contains("409") && forced.contains("existing_agent_id"), forced);
        String agent = new JsonMapper().writeValueAsString(AGENT);
        browser()
                .script("return fetch('/api/agent/attach-phone-number', {method: 'POST',"
                        + " headers: {token: '" + token()
                        + "', 'Content-Type': 'application/json'}, body: JSON.stringify("
                        + "{agent_id: " + agent + ", provider: 'san', numbers: ['+4930000001']})}).then(() => true)");
        openTab("journal");
        browser().until("document.querySelector('.entry')");
        browser().click(".entry summary");
        browser().until("document.querySelector('.entry .copy')");
        String repeated = run(copied(".entry", language), language);
        assertTrue(repeated.contains("200") && repeated.contains(agent), repeated);
    }

    private String copied(String row, SnippetLanguage language) {
        browser().click(row + " .copy");
        browser()
                .script("[...document.querySelectorAll('" + row + " .languages button')]"
                        + ".find(button => button.textContent === '" + language.label() + "').click()");
        waitForText(row + " .languages [role=status]", "Copied");
        return browser().until("navigator.clipboard.readText()").asText();
    }

    private String run(String code, SnippetLanguage language) throws IOException, InterruptedException {
        assertTrue(code.contains(token()) && code.contains(url()), code);
        Path source = Files.writeString(folder().resolve(language.file()), code, StandardCharsets.UTF_8);
        Process process = new ProcessBuilder(Stream.concat(language.command().stream(), Stream.of(source.toString()))
                        .toList())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}

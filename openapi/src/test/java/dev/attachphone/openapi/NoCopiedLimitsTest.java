package dev.attachphone.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fails if the source code of a program repeats a limit or a vocabulary of the contract. */
final class NoCopiedLimitsTest {

    // A string literal is matched first, so that the // of a URL does not start a comment.
    private static final Pattern STRING_OR_COMMENT =
            Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"|(/\\*[\\s\\S]*?\\*/|//[^\\n]*)");

    private final Contract contract = Contract.load();
    private final ContractLimits limits = contract.limits();
    private final Map<String, Pattern> copies = copies();

    @ParameterizedTest
    @ValueSource(strings = {"server-stub", "mock-server"})
    void readsLimitsAndVocabularyFromTheContract(String module) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                find(Files.readString(file)).forEach(copy -> found.add(file + ":" + copy));
            }
        }

        assertEquals("", String.join("\n", found), "read these values through dev.attachphone.openapi.Contract");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int max = 262144;",
                "int max = 262_144;",
                "int max = 256 * 1024;",
                "int max = 1024 * 256;",
                "int max = 1 << 18;",
                "int max = 0x40000;",
                "String size = \"${env:MAX_HEADER:-16384}\";",
                "int headers = 16 * 1_024;",
                "private static final int MAX_DEPTH = 64;",
                ".maxNestingDepth(64)",
                "private static final int MAX_LENGTH = 512;",
                "if (credential.length() > 512) {",
                "private static final String SCHEME = \"Bearer \";",
                "request.getHeader(\"api_access_token\")",
                "Set.of(\"san\", \"twilio\")",
                "String supported = \"san, ozonetell or twilio\";",
                "Pattern.compile(\"\\\\+[1-9][0-9]{1,14}\")",
                "Pattern.compile(\"\\\\+[1-9]\\\\d{1,14}\")",
                "String alphabet = \"abcdefghijklmnopqrstuvwxyz0123456789\";",
                "Pattern.compile(\"agent_[a-z0-9]{12}\")",
                "Pattern.compile(\"[A-Za-z0-9._-]{1,64}\")",
                "contract.document().at(\"/components/schemas/Provider/enum\")"
            })
    void findsACopy(String source) {
        assertFalse(find("final class Example {\n" + source + "\n}\n").isEmpty());
    }

    @Test
    void doesNotTakeAProductOfThreeForALimit() {
        assertEquals(List.of(), find("int max = 16 * 1024 * 1024;"));
    }

    @Test
    void ignoresCommentsAndOtherNumbers() {
        String source = """
                /** At most 262144 bytes. */
                final class Example {
                    int threads = 64; // MAX_DEPTH = 64
                    int group = 512;
                    String url = "http://127.0.0.1:8080/san";
                    String token = "token";
                }
                """;

        assertEquals(List.of(), find(source));
    }

    private List<String> find(String source) {
        String code = STRING_OR_COMMENT.matcher(source).replaceAll(match -> {
            String text = match.group(1) == null
                    ? match.group()
                    : "\n".repeat((int) match.group()
                            .chars()
                            .filter(character -> character == '\n')
                            .count());
            return Matcher.quoteReplacement(text);
        });
        String[] lines = code.split("\n", -1);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            for (Map.Entry<String, Pattern> copy : copies.entrySet()) {
                if (copy.getValue().matcher(lines[i]).find()) {
                    found.add((i + 1) + ": " + copy.getKey() + ": " + lines[i].strip());
                }
            }
        }
        return found;
    }

    private Map<String, Pattern> copies() {
        String anyProvider = "(?:" + String.join("|", contract.providers()) + ")";
        Map<String, Pattern> copies = new LinkedHashMap<>();
        copies.put("the largest body", bytes(limits.maxBodyBytes()));
        copies.put("the largest headers", bytes(limits.maxHeaderBytes()));
        copies.put("the depth of a body", Pattern.compile("(?i)(?:depth|nest).*\\b" + limits.maxBodyDepth() + "\\b"));
        copies.put(
                "the length of a credential",
                Pattern.compile("(?i)(?:max_?length|credential).*\\b"
                        + limits.credential().maxLength() + "\\b"));
        copies.put("a provider", Pattern.compile("\"" + anyProvider + "\""));
        copies.put(
                "a list of providers",
                Pattern.compile("\"[^\"]*\\b" + anyProvider + "\\b[^\"]*\\b" + anyProvider + "\\b[^\"]*\""));
        copies.put(
                "a place in the contract",
                Pattern.compile("\\.at\\(\"[^\"]*(?:rovider/enum|PhoneNumber/pattern|AgentId/pattern)"));
        copies.put("the format of a number", Pattern.compile(Pattern.quote("{1,14}")));
        copies.put("the format of an agent id", agentId(contract.agentIdFormat()));
        copies.put("the format of a request id", Pattern.compile(Pattern.quote("[A-Za-z0-9._-]")));
        copies.put("a credential header", credentialHeader());
        copies.put("the optional scheme of a credential", Pattern.compile("\"[^\"]*Bearer [^\"]*\""));
        return copies;
    }

    private static Pattern agentId(AgentIdFormat format) {
        return Pattern.compile(Pattern.quote(format.alphabet()) + "|" + Pattern.quote("{" + format.length() + "}"));
    }

    // "token" and "authorization" are also ordinary words.
    private Pattern credentialHeader() {
        return Pattern.compile(contract.operations().stream()
                .flatMap(operation -> operation.credentialHeaders().stream())
                .filter(name -> name.contains("_"))
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
    }

    /** A number of bytes in decimal with or without underscores, as a product with 1024, in hexadecimal, or as a shift. */
    private static Pattern bytes(int bytes) {
        String kilo = String.valueOf(bytes / 1024);
        String digits = String.valueOf(bytes);
        String grouped = digits.substring(0, digits.length() - 3) + "_?" + digits.substring(digits.length() - 3);
        return Pattern.compile("(?i)\\b(?:" + grouped
                + "|" + kilo + "\\s*\\*\\s*1_?024(?!\\s*\\*)"
                + "|1_?024\\s*\\*\\s*" + kilo
                + "|0x0*" + Integer.toHexString(bytes)
                + "|1\\s*<<\\s*" + Integer.numberOfTrailingZeros(bytes) + ")\\b");
    }
}

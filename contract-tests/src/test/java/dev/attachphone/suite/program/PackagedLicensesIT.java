package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged programs list their libraries, which have allowed licenses, and contain the texts of the licenses. */
@Tag("integration")
class PackagedLicensesIT {

    /** Of several licenses of a library, the user may choose one. Ask before you add a license. */
    private static final Set<String> ALLOWED =
            Set.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "EPL-2.0", "MIT", "MIT-0");

    @ParameterizedTest
    @CsvSource({
        "server.jar, server-stub, jetty-server, sqlite-jdbc",
        "sandbox.jar, mock-server, wiremock-standalone, picocli",
        "suite.jar, contract-tests, json-schema-validator, picocli"
    })
    void librariesHaveAllowedLicenses(String property, String program, String library, String anotherLibrary)
            throws IOException {
        JsonNode materials = new JsonMapper().readTree(text(property, "META-INF/sbom/application.cdx.json"));
        assertEquals(program, materials.at("/metadata/component/name").asText());
        Set<String> names = new HashSet<>();
        List<String> refused = new ArrayList<>();
        for (JsonNode component : materials.path("components")) {
            names.add(component.path("name").asText());
            if (!component.path("group").asText().equals("dev.attachphone")
                    && Collections.disjoint(licenses(component), ALLOWED)) {
                refused.add(component.path("purl").asText() + " " + licenses(component));
            }
        }
        assertTrue(names.containsAll(Set.of(library, anotherLibrary)), names.toString());
        assertEquals(List.of(), refused);
    }

    @ParameterizedTest
    @CsvSource({
        "server.jar, META-INF/LICENSE.md, Eclipse Public License - v 2.0",
        "server.jar, META-INF/NOTICE.md, Eclipse Jersey",
        "server.jar, META-INF/NOTICE, Jackson JSON processor",
        "sandbox.jar, META-INF/LICENSE, Apache License",
        "sandbox.jar, META-INF/NOTICE, Jackson JSON processor",
        "suite.jar, META-INF/LICENSE, Apache License",
        "suite.jar, META-INF/NOTICE, Jackson JSON processor",
        "suite.jar, META-INF/jsoup/LICENSE, The MIT License"
    })
    void textsOfTheLicensesAreIncluded(String property, String file, String words) throws IOException {
        String text = text(property, file);
        assertTrue(text.contains(words), text);
    }

    private static Set<String> licenses(JsonNode component) {
        Set<String> names = new HashSet<>();
        for (JsonNode choice : component.path("licenses")) {
            names.add(choice.at("/license/id").asText());
            names.add(choice.at("/license/name").asText());
            names.add(choice.path("expression").asText());
        }
        names.remove("");
        return names;
    }

    private static String text(String property, String file) throws IOException {
        try (JarFile jar = new JarFile(System.getProperty(property));
                InputStream content = jar.getInputStream(Objects.requireNonNull(jar.getEntry(file), file))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

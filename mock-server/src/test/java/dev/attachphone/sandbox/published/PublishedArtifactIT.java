package dev.attachphone.sandbox.published;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a Maven repository would receive: a jar that brings nothing but its own packages, and a POM that brings no dependencies. */
@Tag("integration")
class PublishedArtifactIT {

    private static Path published(String suffix) {
        String version = System.getProperty("sandbox.version");
        return Path.of(
                System.getProperty("consumer.repository"),
                "dev/attachphone/mock-server",
                version,
                "mock-server-" + version + suffix);
    }

    private static List<String> entries(String suffix) throws IOException {
        try (JarFile jar = new JarFile(published(suffix).toFile())) {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
        }
    }

    @Test
    void packagesOfTheProjectAreTheOnlyOnes() throws Exception {
        Set<String> others = new TreeSet<>(entries(".jar").stream()
                .map(name -> name.replaceFirst("^META-INF/versions/[0-9]+/", ""))
                .filter(name -> !name.startsWith("dev/attachphone/") && !name.startsWith("META-INF/"))
                .toList());
        assertEquals(Set.of(), others);
    }

    @Test
    void servicesAreThoseOfRelocatedLibraries() throws Exception {
        List<String> others = entries(".jar").stream()
                .filter(name -> name.startsWith("META-INF/services/"))
                .filter(name -> !name.startsWith("META-INF/services/dev.attachphone."))
                .toList();
        assertEquals(List.of(), others);
    }

    @Test
    void pomHasNeitherParentNorDependenciesThatAreInherited() throws Exception {
        Element pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(published(".pom").toFile())
                .getDocumentElement();
        assertEquals(0, pom.getElementsByTagName("parent").getLength());
        assertEquals(0, pom.getElementsByTagName("dependencyManagement").getLength());
        assertEquals(1, pom.getElementsByTagName("license").getLength());
        NodeList scopes = pom.getElementsByTagName("scope");
        assertEquals(pom.getElementsByTagName("dependency").getLength(), scopes.getLength());
        IntStream.range(0, scopes.getLength())
                .forEach(i -> assertEquals("provided", scopes.item(i).getTextContent()));
        assertTrue(pom.getTextContent().contains("junit-jupiter-api"), pom::getTextContent);
    }

    @Test
    void sourcesAndJavadocArePublished() throws Exception {
        assertTrue(entries("-javadoc.jar").contains("dev/attachphone/sandbox/junit/SandboxExtension.html"));
        assertTrue(entries("-sources.jar").contains("dev/attachphone/sandbox/junit/SandboxExtension.java"));
    }
}

package dev.attachphone.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.attachphone.server", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule theUseCasesDependNeitherOnHttpNorOnStorage = noClasses()
            .that()
            .resideInAnyPackage("..server.attach..", "..server.registry..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..server.http..",
                    "..server.storage..",
                    "dev.attachphone.openapi..",
                    "jakarta..",
                    "java.sql..",
                    "org.eclipse.jetty..",
                    "org.glassfish..",
                    "com.fasterxml..");

    @ArchTest
    static final ArchRule onlyStorageDependsOnJdbc = onlyIn(
            "java.sql..,javax.sql..,org.sqlite..,org.postgresql..,org.flywaydb..", "dev.attachphone.server.storage..");

    @ArchTest
    static final ArchRule onlyStorageAndMetricsDependOnTheConnectionPool =
            onlyIn("com.zaxxer..", "dev.attachphone.server.storage..", "dev.attachphone.server.metrics..");

    @ArchTest
    static final ArchRule onlyMetricsDependsOnMicrometer =
            onlyIn("io.micrometer..,io.prometheus..", "dev.attachphone.server.metrics..");

    @ArchTest
    static final ArchRule onlyTheResourcesDependOnGeneratedModels = onlyIn(
            "dev.attachphone.openapi.model..,dev.attachphone.openapi.api..,dev.attachphone.openapi.operations..",
            "dev.attachphone.server.http.jaxrs..",
            "dev.attachphone.server.operations..");

    @ArchTest
    static final ArchRule onlyHttpAndOperationsDependOnJettyAndJersey = onlyIn(
            "org.eclipse.jetty..,org.glassfish..,jakarta.ws..",
            "dev.attachphone.server.http..",
            "dev.attachphone.server.operations..");

    @ArchTest
    static final ArchRule onlyTheMainClassDependsOnTheCommandLine =
            onlyIn("dev.attachphone.server.cli..,picocli..", "dev.attachphone.server", "dev.attachphone.server.cli..");

    @ArchTest
    static final ArchRule theServerDoesNotDependOnTheOtherPrograms = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.attachphone.sandbox..", "dev.attachphone.suite..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.attachphone.server.(**)").should().beFreeOfCycles();

    private static ArchRule onlyIn(String used, String... users) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(users)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(used.split(",", -1));
    }
}

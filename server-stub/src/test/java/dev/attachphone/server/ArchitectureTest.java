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
    static final ArchRule rulesOfAttachingKnowNeitherHttpNorStorage = noClasses()
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
    static final ArchRule sqlIsKnownToStorageAlone = noClasses()
            .that()
            .resideOutsideOfPackage("..server.storage..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.flywaydb..");

    @ArchTest
    static final ArchRule poolIsKnownToStorageAndItsMetrics = noClasses()
            .that()
            .resideOutsideOfPackages("..server.storage..", "..server.metrics..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.zaxxer..");

    @ArchTest
    static final ArchRule micrometerIsKnownToMetricsAlone = noClasses()
            .that()
            .resideOutsideOfPackage("..server.metrics..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..", "io.prometheus..");

    @ArchTest
    static final ArchRule generatedModelsStayAtTheEdge = noClasses()
            .that()
            .resideOutsideOfPackages("..server.http..", "..server.operations..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.attachphone.openapi.model..",
                    "dev.attachphone.openapi.api..",
                    "dev.attachphone.openapi.operations..");

    @ArchTest
    static final ArchRule jettyAndJerseyStayAtTheEdge = noClasses()
            .that()
            .resideOutsideOfPackages("..server.http..", "..server.operations..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.jetty..", "org.glassfish..", "jakarta.ws..");

    @ArchTest
    static final ArchRule packagesFormNoCircle =
            slices().matching("dev.attachphone.server.(*)..").should().beFreeOfCycles();
}

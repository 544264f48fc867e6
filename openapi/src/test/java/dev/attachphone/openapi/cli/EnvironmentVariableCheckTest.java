package dev.attachphone.openapi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnvironmentVariableCheckTest {

    private static final List<String> KNOWN = List.of("ATTACH_PORT", "ATTACH_DATABASE", "ATTACH_DEMO");

    @Test
    void namesTheNearestVariableOfAnUnknownOne() {
        assertEquals(
                Optional.of("there is no option for the environment variable ATTACH_DATABSE; the nearest name is"
                        + " ATTACH_DATABASE"),
                problem("ATTACH_DATABSE", "postgresql://u:secret@h/d"));
    }

    @Test
    void anEmptyValueIsAProblem() {
        assertEquals(
                Optional.of("the environment variable ATTACH_PORT is empty; set a value or unset it"),
                problem("ATTACH_PORT", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "ATTACH_PORT, 8080",
        "PATH, ''",
        "attach_port, 8080",
        "ATTACH_PHONE_NUMBER_SERVICE_HOST, 10.0.0.1",
        "ATTACH_PHONE_NUMBER_SERVICE_PORT_HTTP, 80",
        "ATTACH_PHONE_NUMBER_PORT, tcp://10.0.0.1:80",
        "ATTACH_PHONE_NUMBER_PORT_80_TCP_ADDR, 10.0.0.1"
    })
    void knownVariablesAndThoseOfKubernetesAreNoProblem(String name, String value) {
        assertEquals(Optional.empty(), problem(name, value));
    }

    private static Optional<String> problem(String name, String value) {
        return EnvironmentVariableCheck.problem(Map.of("HOME", "/", name, value), "ATTACH_", KNOWN);
    }
}

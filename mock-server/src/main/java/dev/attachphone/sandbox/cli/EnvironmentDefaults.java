package dev.attachphone.sandbox.cli;

import dev.attachphone.openapi.cli.EnvironmentVariableCheck;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Takes the default of an option from an environment variable: that of {@code --port} from {@code SANDBOX_PORT}. Options whose
 * variable is not set keep their declared default.
 *
 * @param environment the values of the environment variables
 */
record EnvironmentDefaults(Map<String, String> environment) implements IDefaultValueProvider {

    private static final String PREFIX = "SANDBOX_";

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option && hasVariable(option) ? environment.get(variable(option)) : null;
    }

    private static boolean hasVariable(OptionSpec option) {
        return !option.usageHelp() && !option.versionHelp();
    }

    /** What is wrong with the environment variables that begin like those of the options; empty if nothing is. */
    Optional<String> problem(CommandSpec command) {
        List<String> known = command.options().stream()
                .filter(EnvironmentDefaults::hasVariable)
                .map(EnvironmentDefaults::variable)
                .toList();
        return EnvironmentVariableCheck.problem(environment, PREFIX, known);
    }

    /** The name of the environment variable of an option. */
    static String variable(OptionSpec option) {
        return PREFIX
                + option.longestName()
                        .substring("--".length())
                        .toUpperCase(Locale.ROOT)
                        .replace('-', '_');
    }

    /** Names the environment variable if the rejected value comes from it; otherwise empty. */
    String originOf(ParameterException error) {
        return error.getArgSpec() instanceof OptionSpec option
                        && error.getValue() != null
                        && error.getValue().equals(defaultValue(option))
                ? " (from the environment variable " + variable(option) + ")"
                : "";
    }
}

package dev.attachphone.sandbox.cli;

import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Takes the default of an option from an environment variable: that of {@code --port} from {@code SANDBOX_PORT}. Options whose
 * variable is not set keep their declared default.
 *
 * @param environment returns the value of an environment variable, or null
 */
record EnvironmentDefaults(UnaryOperator<@Nullable String> environment) implements IDefaultValueProvider {

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option && !option.usageHelp() && !option.versionHelp()
                ? environment.apply(variable(option))
                : null;
    }

    /** The name of the environment variable of an option. */
    static String variable(OptionSpec option) {
        return "SANDBOX_"
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

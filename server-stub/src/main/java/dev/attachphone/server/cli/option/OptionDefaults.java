package dev.attachphone.server.cli.option;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.ContractLimits;
import dev.attachphone.openapi.cli.EnvironmentVariableCheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Provides the values of options that are not given: from environment variables, or else the default values.
 *
 * <p>Every option with a {@code defaultValue} can also be set by an environment variable, whose name is derived from the option:
 * {@code --max-body} is {@code ATTACH_MAX_BODY}. The variable and the default value are appended to the description of the option.
 */
public final class OptionDefaults implements IDefaultValueProvider {

    /** The {@code defaultValue} of an option that has an environment variable, but no default value. */
    static final String NONE = "no default value";

    /** The {@code defaultValue} of an option whose default value is a limit of the contract. */
    static final String FROM_CONTRACT = "limit of the contract";

    private static final String PREFIX = "ATTACH_";

    private final Map<String, String> environment;
    private final Map<String, String> variables = new HashMap<>();

    public OptionDefaults(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Installs this provider in a command and its subcommands, and completes the descriptions of their options. */
    public void installIn(CommandSpec command) {
        command.defaultValueProvider(this);
        for (OptionSpec option : List.copyOf(command.options())) {
            if (option.defaultValue() != null) {
                String variable = PREFIX
                        + option.longestName().substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
                variables.put(option.longestName(), variable);
                command.remove(option);
                command.addOption(completed(option, variable));
            }
        }
        command.subcommands().values().stream().map(CommandLine::getCommandSpec).forEach(this::installIn);
    }

    // The default value is written out: picocli's variable for it contains the value from the environment, which may be
    // a secret.
    private static OptionSpec completed(OptionSpec option, String variable) {
        String description = String.join(" ", option.description()) + " Environment: " + variable + ".";
        Optional<String> value = declaredDefault(option);
        return option.toBuilder()
                .description(
                        description + value.map(text -> " Default: " + text).orElse(""))
                .defaultValue(value.orElse(null))
                .build();
    }

    private static Optional<String> declaredDefault(OptionSpec option) {
        return switch (option.defaultValue()) {
            case NONE -> Optional.empty();
            case FROM_CONTRACT -> Optional.of(contractLimit(option.longestName()));
            default -> Optional.of(option.defaultValue());
        };
    }

    private static String contractLimit(String option) {
        ContractLimits limits = Contract.load().limits();
        return Integer.toString(
                switch (option) {
                    case "--max-body" -> limits.maxBodyBytes();
                    case "--max-header" -> limits.maxHeaderBytes();
                    default -> throw new IllegalStateException(option + " is not a limit of the contract");
                });
    }

    /** What is wrong with the environment variables that begin like those of the options; empty if nothing is. */
    public Optional<String> problem() {
        List<String> known = new ArrayList<>(variables.values());
        known.add(OperationsOptions.TOKEN_VARIABLE);
        return EnvironmentVariableCheck.problem(environment, PREFIX, known);
    }

    /** The environment variable that sets an option; empty if there is none. */
    public Optional<String> variable(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? Optional.ofNullable(variables.get(option.longestName()))
                : Optional.empty();
    }

    /** The value of an option in the environment. Returns null if there is none; then picocli uses the declared default value. */
    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return variable(argument).map(environment::get).orElse(null);
    }
}

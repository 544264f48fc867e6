package dev.attachphone.openapi.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Prints the requested help or executes the last command, and refuses options with an empty value and mistakes in the environment
 * variables before that.
 *
 * @param environmentProblem describes a mistake in the environment variables; see {@link EnvironmentVariableCheck#problem}
 */
public record ValidatingExecutionStrategy(Supplier<Optional<String>> environmentProblem) implements IExecutionStrategy {

    /**
     * {@inheritDoc}
     *
     * @throws ParameterException if an option or an environment variable is refused
     */
    @Override
    public int execute(ParseResult arguments) {
        Integer help = CommandLine.executeHelpRequest(arguments);
        if (help != null) {
            return help;
        }
        List<CommandLine> commands = arguments.asCommandLineList();
        CommandLine command = commands.get(commands.size() - 1);
        for (OptionSpec option : command.getParseResult().matchedOptions()) {
            if (option.stringValues().contains("")) {
                throw new ParameterException(
                        command, option.longestName() + " is empty; give a value or omit the option");
            }
        }
        environmentProblem.get().ifPresent(problem -> {
            throw new ParameterException(command, problem);
        });
        return new RunLast().execute(arguments);
    }
}

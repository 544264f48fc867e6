package dev.attachphone.server.cli;

import picocli.CommandLine.Option;

/** The option for the format of the log. */
final class LogFormatOption {

    private enum Format {
        plain,
        json
    }

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            defaultValue = "plain",
            description = "The format of the log on standard error: plain, or json with one object per line.")
    private Format format = Format.plain;

    /** Switches the log to the selected format. */
    void apply() {
        if (format == Format.json) {
            LogbackConfigurator.useJson();
        }
    }
}

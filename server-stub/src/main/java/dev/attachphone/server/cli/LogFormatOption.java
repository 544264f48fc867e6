package dev.attachphone.server.cli;

import picocli.CommandLine.Option;

/** How the log is written. */
final class LogFormatOption {

    private enum Format {
        plain,
        json
    }

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            defaultValue = "${env:ATTACH_LOG_FORMAT:-plain}",
            description =
                    "How the log on standard error is written: plain, or json with one object a line. Environment:"
                            + " ATTACH_LOG_FORMAT. Default: plain")
    private Format format = Format.plain;

    /** From now on it is written so. */
    void apply() {
        if (format == Format.json) {
            LogbackConfigurator.useJson();
        }
    }
}

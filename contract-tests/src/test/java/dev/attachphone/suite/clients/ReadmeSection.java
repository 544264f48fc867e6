package dev.attachphone.suite.clients;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code openapi/README.md} shows for a language.
 *
 * @param command the command that generates a client
 * @param program the program that attaches a number
 */
record ReadmeSection(String command, String program) {

    /** The section with the heading. */
    static ReadmeSection of(String readme, String heading) {
        Matcher section = Pattern.compile(
                        "^### " + Pattern.quote(heading) + "\n\n```\n(.*?)\n```\n\n```\\w+\n(.*?)^```$",
                        Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(readme);
        if (!section.find()) {
            throw new IllegalStateException("openapi/README.md shows no command and program for " + heading);
        }
        return new ReadmeSection(section.group(1), section.group(2));
    }
}

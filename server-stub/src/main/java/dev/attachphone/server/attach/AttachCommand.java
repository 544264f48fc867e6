package dev.attachphone.server.attach;

import java.util.List;

/**
 * Which numbers to attach to which agent: values that have passed every check that needs no database.
 *
 * @param agentId not blank
 * @param provider one of the supported ones
 * @param numbers at least one, in E.164, each once, in the order of the request
 */
public record AttachCommand(String agentId, String provider, List<String> numbers) implements ValidationResult {}

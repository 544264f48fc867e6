package dev.attachphone.server.attach;

import java.util.List;

/**
 * A valid request to attach numbers to an agent; see {@link AttachRequestValidator}.
 *
 * @param agentId not blank
 * @param provider one of the contract's providers
 * @param numbers at least one number in E.164, without duplicates, in the order of the request
 */
public record AttachCommand(String agentId, String provider, List<String> numbers) {}

package dev.attachphone.suite.recording;

import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import java.net.URI;
import java.nio.file.Path;

/**
 * A recorded exchange of an operation of the contract.
 *
 * @param file the file
 * @param entry the entry in the file
 * @param base the URL without the path of the operation
 * @param operation the operation
 * @param request the request
 * @param reply the reply
 */
public record RecordedExchange(
        Path file, String entry, URI base, Operation operation, TargetRequest request, TargetReply reply) {}

package dev.attachphone.server.http.jaxrs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.server.attach.RequestConstraints;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes the rules for requests from the contract's schema, so that no pattern and no provider is written a second time. */
public final class ContractRules {

    private ContractRules() {}

    /** The rules of the attach request. */
    public static RequestConstraints of(Contract contract) {
        JsonNode properties =
                contract.operation("attachPhoneNumber").requestSchema().path("properties");
        return new RequestConstraints(
                Pattern.compile(properties.at("/agent_id/pattern").asText()),
                Pattern.compile(properties.at("/numbers/items/pattern").asText()),
                properties
                        .at("/provider/enum")
                        .valueStream()
                        .map(JsonNode::asText)
                        .collect(Collectors.toUnmodifiableSet()));
    }
}

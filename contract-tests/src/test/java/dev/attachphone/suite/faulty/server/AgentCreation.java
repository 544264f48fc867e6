package dev.attachphone.suite.faulty.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Creates agents (decision 9). */
public final class AgentCreation {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 12;

    /** The id of a new agent. */
    public Supplier<String> id = this::random;

    /** Stores the agent. */
    public BiConsumer<ModelAccount, String> register =
            (modelAccount, agent) -> modelAccount.agents().add(agent);

    /** The name of the agent, if the body has one. */
    public Function<RequestProcessing, Optional<String>> name =
            requestProcessing -> requestProcessing.text("agent_name");

    private final Random random = new SecureRandom();

    MutableAnswer answer(RequestProcessing requestProcessing) {
        MutableAnswer mutableAnswer = requestProcessing.answer("agent-created");
        String agent = id.get();
        register.accept(requestProcessing.account().orElseThrow(), agent);
        mutableAnswer.body.removeAll();
        mutableAnswer
                .body
                .put("id", agent)
                .put("agent_name", name.apply(requestProcessing).orElseThrow());
        copyText("prompt", requestProcessing.object(), mutableAnswer.body);
        JsonNode voice = requestProcessing.object().path("voice");
        if (voice.isObject()) {
            ObjectNode own = mutableAnswer.body.putObject("voice");
            copyText("provider", voice, own);
            copyText("voice_id", voice, own);
        }
        return mutableAnswer;
    }

    private static void copyText(String field, JsonNode from, ObjectNode into) {
        if (from.path(field).isTextual()) {
            into.set(field, from.path(field));
        }
    }

    private String random() {
        return "agent_"
                + random.ints(LENGTH, 0, LETTERS.length())
                        .mapToObj(i -> LETTERS.substring(i, i + 1))
                        .collect(Collectors.joining());
    }
}

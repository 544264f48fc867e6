package dev.attachphone.suite.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.oracle.ModelState.Owner;
import dev.attachphone.suite.oracle.OracleRequest.HttpViolation;
import dev.attachphone.suite.oracle.Prediction.Conflict;
import dev.attachphone.suite.oracle.Prediction.Success;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerOracleTest {

    private static final Owner FIRST = new Owner(OracleAgent.FIRST, "${provider}");
    private static final Owner SECOND = new Owner(OracleAgent.SECOND, "${provider}");
    private static final Owner FOREIGN = new Owner(OracleAgent.FOREIGN, "${provider}");

    private final Map<String, AnswerOracle> oracles = AnswerOracle.ofAll(Contract.load());

    @Test
    void validRequestIsAttached() {
        Prediction prediction = predict("['${number}','${second}','${number}']", ModelState.EMPTY);
        assertEquals("attached", prediction.answer());
        assertEquals(Optional.of(new Success(FIRST, List.of("${number}", "${second}"))), prediction.success());
        assertEquals(new ModelState(Map.of("${number}", FIRST, "${second}", FIRST)), prediction.after());
    }

    @Test
    void numberOfTheSameOwnerCountsAsAttached() {
        assertEquals(
                "attached", predict("['${number}']", held("${number}", FIRST)).answer());
    }

    @Test
    void numberOfTheSameAgentUnderAnotherProviderIsAConflict() {
        Owner other = new Owner(OracleAgent.FIRST, "${second-provider}");
        Prediction prediction = predict("['${number}']", held("${number}", other));
        assertEquals("already-attached", prediction.answer());
        assertEquals(Optional.of(new Conflict("${number}", other)), prediction.conflict());
    }

    @Test
    void firstConflictingNumberDecides() {
        ModelState state = new ModelState(Map.of("${second}", SECOND, "${third}", FOREIGN, "${held}", FIRST));
        Prediction here = predict("['${held}','${second}','${third}']", state);
        assertEquals("already-attached", here.answer());
        assertEquals(Optional.of(new Conflict("${second}", SECOND)), here.conflict());
        assertEquals(state, here.after());
        Prediction elsewhere = predict("['${held}','${third}','${second}']", state);
        assertEquals("attached-to-another-account", elsewhere.answer());
        assertEquals(Optional.empty(), elsewhere.conflict());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'${number}\\n'",
                "' ${number}'",
                "'+1'",
                "'12'",
                "'+012'",
                "'+1234567890123456'",
                "'+12\\u0663'",
                "''",
                "12",
                "null",
                "['${number}']",
                "'${number}12345678901234'",
                "'\\uFF0B123'"
            })
    void oneInvalidNumberMakesTheRequestInvalid(String item) {
        assertEquals(
                "invalid-phone-number",
                predict("['${number}'," + item + "]", ModelState.EMPTY).answer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"'+12'", "'+123456789012345'", "'${elsewhere}'"})
    void numberHasTwoToFifteenDigits(String item) {
        assertEquals("attached", predict("[" + item + "]", ModelState.EMPTY).answer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{}", "'+12'", "5"})
    void numbersMustBeANonEmptyArray(String numbers) {
        assertEquals("numbers-required", predict(numbers, ModelState.EMPTY).answer());
    }

    @ParameterizedTest
    @CsvSource({"1000, 0, attached", "1000, 5, attached", "1001, 0, too-many-numbers", "1001, 5, too-many-numbers"})
    void onlyDifferentNumbersCountTowardsTheLimit(int different, int duplicates, String answer) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < different + duplicates; i++) {
            numbers.add("'+19980000" + (10_000 + i % different) + "'");
        }
        assertEquals(answer, predict(numbers.toString(), ModelState.EMPTY).answer());
    }

    @Test
    void elementsThatAreNotStringsDoNotCountTowardsTheLimit() {
        List<String> numbers = new ArrayList<>(List.of("'12'"));
        for (int i = 0; i < 1001; i++) {
            numbers.add(String.valueOf(i));
        }
        assertEquals(
                "invalid-phone-number",
                predict(numbers.toString(), ModelState.EMPTY).answer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONTENT_TYPE", "CONTENT_CODING"})
    void contentTypeAndContentCodingHaveTheSameAnswer(HttpViolation violation) {
        assertEquals(
                "unsupported-media-type",
                predict(new OracleRequest("none", Set.of(), Set.of(violation), Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "'', provider-required",
                "'\\u2003\\u00A0', provider-required",
                "'\\u0085', provider-required",
                "'\\u001C', invalid-provider",
                "'\\u200B', invalid-provider",
                "'\\uFEFF', invalid-provider",
                "5, provider-required",
                "'San', invalid-provider",
                "'san\\n', invalid-provider",
                "'san', attached",
                "'bandwidth', attached"
            })
    void providerIsComparedExactly(String provider, String answer) {
        assertEquals(
                answer,
                predict(
                                OracleAccount.VALID,
                                "{'agent_id':'${agent}','provider':" + provider + ",'numbers':['${number}']}")
                        .answer());
    }

    @ParameterizedTest
    @CsvSource({
        "VALID, ${agent}, attached",
        "VALID, ${second-agent}, attached",
        "VALID, ${foreign-agent}, agent-not-found",
        "VALID, ${unknown-agent}, agent-not-found",
        "VALID, '${agent} ', agent-not-found",
        "OTHER, ${agent}, attached",
        "OTHER, ${foreign-agent}, attached",
        "OTHER, ${second-agent}, agent-not-found"
    })
    void agentBelongsToOneAccount(OracleAccount account, String agent, String answer) {
        assertEquals(
                answer,
                predict(account, "{'agent_id':'" + agent + "','provider':'${provider}','numbers':['${number}']}")
                        .answer());
    }

    @Test
    void faultsAreDecidedInTheOrderOfTheContract() {
        ObjectNode nothing = read("{}");
        Set<HttpViolation> all = EnumSet.allOf(HttpViolation.class);
        assertEquals("uri-too-long", predict(new OracleRequest("none", Set.of(), all, Optional.empty())));
        all.remove(HttpViolation.TARGET_SIZE);
        assertEquals("headers-too-large", predict(new OracleRequest("none", Set.of(), all, Optional.empty())));
        all.remove(HttpViolation.HEADERS_SIZE);
        assertEquals(
                "unsupported-transfer-coding", predict(new OracleRequest("none", Set.of(), all, Optional.empty())));
        all.remove(HttpViolation.TRANSFER_CODING);
        assertEquals("unknown-path", predict(new OracleRequest("none", Set.of(), all, Optional.empty())));
        assertEquals("invalid-auth", predict(new OracleRequest("none", Set.of(), Set.of(), Optional.empty())));
        assertEquals(
                "malformed-body",
                predict(new OracleRequest("valid", Set.of(OracleAccount.VALID), Set.of(), Optional.empty())));
        assertEquals(
                "agent-id-required",
                predict(new OracleRequest("valid", Set.of(OracleAccount.VALID), Set.of(), Optional.of(nothing))));
        assertEquals(
                "invalid-auth",
                predict(new OracleRequest(
                        "valid", Set.of(OracleAccount.VALID, OracleAccount.OTHER), Set.of(), Optional.of(nothing))));
    }

    private Prediction predict(String numbers, ModelState state) {
        ObjectNode body = read("{'agent_id':'${agent}','provider':'${provider}','numbers':" + numbers + "}");
        return attaching()
                .predict(new OracleRequest("valid", Set.of(OracleAccount.VALID), Set.of(), Optional.of(body)), state);
    }

    private Prediction predict(OracleAccount account, String body) {
        return attaching()
                .predict(
                        new OracleRequest(account.role(), Set.of(account), Set.of(), Optional.of(read(body))),
                        ModelState.EMPTY);
    }

    private String predict(OracleRequest oracleRequest) {
        return attaching().predict(oracleRequest, ModelState.EMPTY).answer();
    }

    private AnswerOracle attaching() {
        return Objects.requireNonNull(oracles.get("attachPhoneNumber"));
    }

    private static ModelState held(String number, Owner holder) {
        return new ModelState(Map.of(number, holder));
    }

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) JsonMapper.builder().build().readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

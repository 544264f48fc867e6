package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An invalid world is rejected with the position of the error, and the state of the token stays unchanged. */
class InvalidWorldTest extends RunningSandbox {

    private static final String HELD = "{\"number\": \"+4930\", \"agent\": \"a\", \"provider\": \"san\"}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"acounts\": []} | acounts is an unknown field; the fields are accounts, held",
                "{\"accounts\": 5} | accounts has the wrong type",
                "{\"accounts\": [{\"agents\": \"a\"}]} | accounts[0].agents has the wrong type",
                "{\"accounts\": [{\"agents\": [5]}]} | accounts[0].agents[0] has the wrong type",
                "{\"accounts\": [{\"providers\": [\"SAN\"]}]} | accounts[0].providers[0]: 'SAN' is not one of bandwidth",
                "{\"accounts\": [{}, {}]} | accounts[1].name: there are two accounts with the name ''",
                "{\"accounts\": [{\"agents\": [\"a\"]}], \"held\": [{\"number\": \"+4930\", \"agent\": \"b\", \"provider\": \"san\"}]} | held[0].agent: account '' has no agent 'b'",
                "{\"held\": [{\"number\": \"4930\"}]} | held[0].number: '4930' is not E.164",
                "{\"held\": [null]} | held[0] is null; remove it",
                "[] | the world has the wrong type",
                "{ | is not valid JSON"
            })
    void invalidValueIsReportedWithItsPosition(String world, String message) {
        assertRejected(newToken(), world, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'held': [HELD, {'number': '+4930', 'agent': 'b', 'provider': 'san'}]} | held[1].number: +4930 occurs twice",
                "{'accounts': [{'providers': ['twilio']}], 'held': [HELD]} | held[0].provider: account '' has not configured 'san'; add it to the account's providers or use one of twilio",
                "{'held': [{'number': '+4930', 'account': 'other', 'agent': 'a', 'provider': 'twilio'}]} | held[0].provider: account 'other' has not configured 'twilio'; add it to the account's providers or use one of san",
                "{'held': [{'number': '+4930', 'agent': 'agent_not_found', 'provider': 'san'}]} | held[0].agent: account '' has no agent 'agent_not_found'"
            })
    void declaredNumberMustBeAttachableAndUnique(String world, String message) {
        assertRejected(newToken(), json(world), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'providers': ['san'], 'confirming': ['twilio', 'san']} | accounts[0].confirming: 'san' is also in providers",
                "{'providers': [null]} | accounts[0].providers[0] is null; remove it",
                "{'confirming': ['san', null]} | accounts[0].confirming[1] is null; remove it",
                "{'agents': ['a', null]} | accounts[0].agents[1] is null; remove it",
                "{'agents': [' ']} | accounts[0].agents[0]: the id of an agent must not be blank",
                "null | accounts[0] is null; remove it"
            })
    void contradictoryOrNullValuesOfAnAccountAreRejected(String account, String message) {
        assertRejected(newToken(), json("{'accounts': [" + account + "]}"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "revoked", "two words", "b\u00fcro"})
    void nameThatMakesAnInvalidTokenIsRejected(String name) {
        assertRejected(
                newToken(),
                json("{'accounts': [{'name': '" + name + "'}]}"),
                "accounts[0].name: '" + name + "' cannot be the name of an account; a name is not expired or revoked");
    }

    @Test
    void nameThatMakesTheTokenTooLongIsRejected() {
        String token = newToken();
        String longest = "n".repeat(CONTRACT.limits().credential().maxLength() - token.length() - 1);
        assertEquals(
                200,
                put(token, json("{'accounts': [{'name': '" + longest + "'}]}")).status());
        assertRejected(token, json("{'accounts': [{'name': '" + longest + "n'}]}"), "cannot be the name of an account");
    }

    @Test
    void duplicateAgentsAndProvidersCollapse() {
        String token = newToken();
        String world = "{'accounts': [{'agents': ['a', 'a'], 'providers': ['san', 'san']}], 'held': [HELD]}";
        assertEquals(
                "[\"a\"]", put(token, json(world)).json().at("/data/agents").toString());
    }

    @Test
    void accountNameMayContainAColon() {
        String token = newToken();
        put(token, json("{'accounts': [{'name': 'a:b', 'agents': ['a']}], 'held': []}"));
        assertEquals(
                "attached",
                attach(token + ":a:b", "a", "san", "\"+4930\"").send().name());
        assertEquals(
                "agent-not-found",
                attach(token + ":a:b", "b", "san", "\"+4930\"").send().name());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"null | not null; send {} to declare nothing", "~~ | the body is empty"})
    void nullAndEmptyBodyAreRejectedAndAnEmptyObjectIsAccepted(String body, String message) {
        assertRejected(newToken(), body, message);
        assertEquals(200, put(newToken(), "{}").status());
    }

    private void assertRejected(String token, String world, String message) {
        assertEquals(200, put(token, json("{'held': [HELD]}")).status());
        SandboxCall.SandboxReply sandboxReply = put(token, world);
        assertEquals(400, sandboxReply.status(), sandboxReply.response().body());
        String actual = sandboxReply.json().path("message").asText();
        assertTrue(actual.contains(message), actual);
        assertEquals(
                "already-attached",
                attach(token, "b", "san", "\"+4930\"").send().name());
    }

    private static String json(String world) {
        return world.replace('\'', '"').replace("HELD", HELD);
    }

    private SandboxCall.SandboxReply put(String token, String world) {
        return SandboxCall.to(url("/__sandbox/world"))
                .method("PUT")
                .header("token", token)
                .body(world)
                .send();
    }
}

package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Worlds that cannot be: they are refused by place, and leave the world as it was. */
class InvalidWorldTest extends RunningSandbox {

    private static final String HELD = "{\"number\": \"+4930\", \"agent\": \"a\", \"provider\": \"san\"}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"acounts\": []} | acounts is not known; there are accounts, held",
                "{\"accounts\": 5} | accounts is of another type",
                "{\"accounts\": [{\"agents\": \"a\"}]} | accounts[0].agents is of another type",
                "{\"accounts\": [{\"agents\": [5]}]} | accounts[0].agents[0] is of another type",
                "{\"accounts\": [{\"providers\": [\"SAN\"]}]} | accounts[0].providers[0]: 'SAN' is not one of bandwidth",
                "{\"accounts\": [{}, {}]} | accounts[1].name: '' stands there twice",
                "{\"accounts\": [{\"agents\": [\"a\"]}], \"held\": [{\"number\": \"+4930\", \"agent\": \"b\", \"provider\": \"san\"}]} | held[0].agent: account '' has no agent 'b'",
                "{\"held\": [{\"number\": \"4930\"}]} | held[0].number: '4930' is not E.164",
                "{\"held\": [null]} | held[0] is null; leave it out",
                "[] | the world is of another type",
                "{ | is not JSON"
            })
    void isRefusedByPlace(String world, String message) {
        refused(newToken(), world, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'held': [HELD, {'number': '+4930', 'agent': 'b', 'provider': 'san'}]} | held[1].number: +4930 is held already, by held[0]",
                "{'accounts': [{'providers': ['twilio']}], 'held': [HELD]} | held[0].provider: account '' has not configured 'san'; declare it with that provider, or take one of twilio",
                "{'held': [{'number': '+4930', 'account': 'other', 'agent': 'a', 'provider': 'twilio'}]} | held[0].provider: account 'other' has not configured 'twilio'; declare it with that provider, or take one of san",
                "{'held': [{'number': '+4930', 'agent': 'agent_not_found', 'provider': 'san'}]} | held[0].agent: account '' has no agent 'agent_not_found'"
            })
    void numberIsHeldOnceAndAsItCouldBeAttached(String world, String message) {
        refused(newToken(), json(world), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'providers': ['san'], 'confirming': ['twilio', 'san']} | accounts[0].confirming: 'san' stands in providers too",
                "{'providers': [null]} | accounts[0].providers[0] is null; leave it out",
                "{'confirming': ['san', null]} | accounts[0].confirming[1] is null; leave it out",
                "{'agents': ['a', null]} | accounts[0].agents[1] is null; leave it out",
                "{'agents': [' ']} | accounts[0].agents[0]: an agent's id is not blank",
                "null | accounts[0] is null; leave it out"
            })
    void accountContradictsNothingAndHasNoNull(String account, String message) {
        refused(newToken(), json("{'accounts': [" + account + "]}"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "revoked", "two words", "b\u00fcro"})
    void accountThatNobodyCanAskForIsRefused(String name) {
        refused(
                newToken(),
                json("{'accounts': [{'name': '" + name + "'}]}"),
                "accounts[0].name: nobody can ask for '" + name + "'; a name is neither of expired, revoked");
    }

    @Test
    void accountThatMakesTheTokenTooLongIsRefused() {
        String token = newToken();
        String longest = "n".repeat(256 - token.length() - 1);
        assertEquals(
                200,
                put(token, json("{'accounts': [{'name': '" + longest + "'}]}")).status());
        refused(token, json("{'accounts': [{'name': '" + longest + "n'}]}"), "nobody can ask for");
    }

    @Test
    void whatStandsTwiceCountsOnce() {
        String token = newToken();
        String world = "{'accounts': [{'agents': ['a', 'a'], 'providers': ['san', 'san']}], 'held': [HELD]}";
        assertEquals(
                "[\"a\"]", put(token, json(world)).json().at("/data/agents").toString());
    }

    @Test
    void accountMayHaveAColon() {
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
            value = {"null | and not null; {} leaves everything open", "~~ | the body is empty"})
    void nothingIsNoWorld(String body, String message) {
        refused(newToken(), body, message);
        assertEquals(200, put(newToken(), "{}").status());
    }

    private void refused(String token, String world, String message) {
        assertEquals(200, put(token, json("{'held': [HELD]}")).status());
        SandboxCall.SandboxReply sandboxReply = put(token, world);
        assertEquals(400, sandboxReply.status(), sandboxReply.response().body());
        String told = sandboxReply.json().path("message").asText();
        assertTrue(told.contains(message), told);
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

package com.example;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.attachphone.sandbox.junit.AttachPhoneSandbox;
import dev.attachphone.sandbox.junit.SandboxSession;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A WireMock of the project beside the sandbox, in the same tests. */
@AttachPhoneSandbox
class OwnWireMockTest {

    @RegisterExtension
    static final WireMockExtension wireMock = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static HttpResponse<String> send(String url, String token, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/agent/attach-phone-number"))
                .header("Content-Type", "application/json")
                .header("token", token)
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void bothAnswer(SandboxSession sandbox) throws Exception {
        String body = "{\"agent_id\": \"agent_sales\", \"provider\": \"san\", \"numbers\": [\"+4930000001\"]}";
        wireMock.stubFor(post("/api/agent/attach-phone-number").withRequestBody(equalToJson(body)).willReturn(ok("own")));
        assertEquals("own", send(wireMock.baseUrl(), sandbox.token(), body).body());
        assertEquals(List.of(), sandbox.journal());
        assertEquals(200, send(sandbox.baseUrl(), sandbox.token(), body).statusCode());
        assertEquals("attached", sandbox.journal().get(0).received().answer());
    }

    @Test
    void wireMockLoadsTheMappingsOfTheProjectOnly() {
        assertEquals(
                List.of("mapping of the project"),
                wireMock.getStubMappings().stream().map(StubMapping::getName).collect(Collectors.toList()));
    }

    @Test
    void librariesAreThoseOfTheProject() throws Exception {
        for (Class<?> type : List.of(ObjectMapper.class, WireMockExtension.class)) {
            List<URL> places = Collections.list(
                    getClass().getClassLoader().getResources(type.getName().replace('.', '/') + ".class"));
            assertEquals(1, places.size(), places::toString);
        }
    }
}

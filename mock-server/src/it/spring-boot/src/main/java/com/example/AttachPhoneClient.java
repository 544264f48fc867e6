package com.example;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

@Component
public class AttachPhoneClient {

    private final RestClient http;

    public AttachPhoneClient(@Value("${attach-phone.url}") String url, @Value("${attach-phone.token}") String token) {
        http = RestClient.builder()
                .baseUrl(url)
                .defaultHeader("token", token)
                .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> {})
                .build();
    }

    public Map<?, ?> attach(String agent, String number) {
        return http.post()
                .uri("/api/agent/attach-phone-number")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("agent_id", agent, "provider", "san", "numbers", List.of(number)))
                .retrieve()
                .body(Map.class);
    }
}

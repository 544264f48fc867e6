package dev.attachphone.server.attach;

import org.jspecify.annotations.Nullable;

/**
 * A voice agent.
 *
 * @param id its id, unique over all accounts
 * @param name what people call it
 * @param prompt what it is told about its task
 * @param voice what it sounds like
 */
public record Agent(
        String id,
        String name,
        @Nullable String prompt,
        @Nullable Voice voice) {

    /**
     * A voice.
     *
     * @param provider the company that synthesizes it
     * @param voiceId the voice, as that company names it
     */
    public record Voice(@Nullable String provider, @Nullable String voiceId) {}
}

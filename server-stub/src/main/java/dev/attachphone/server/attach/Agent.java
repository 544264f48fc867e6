package dev.attachphone.server.attach;

import org.jspecify.annotations.Nullable;

/**
 * A voice agent.
 *
 * @param id unique across all accounts
 * @param name the display name
 * @param prompt the instructions of the agent
 * @param voice the voice of the agent
 */
public record Agent(
        String id,
        String name,
        @Nullable String prompt,
        @Nullable Voice voice) {

    /**
     * A voice.
     *
     * @param provider the speech synthesis provider
     * @param voiceId the provider's id of the voice
     */
    public record Voice(@Nullable String provider, @Nullable String voiceId) {}
}

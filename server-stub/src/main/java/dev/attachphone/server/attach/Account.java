package dev.attachphone.server.attach;

/**
 * An account, as the credentials of a request identify it.
 *
 * @param id a UUID
 */
public record Account(String id) {}

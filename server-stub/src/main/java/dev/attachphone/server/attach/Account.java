package dev.attachphone.server.attach;

/**
 * Whoever is asking: the account that a request's credentials name.
 *
 * @param id its id, made by us
 */
public record Account(String id) {}

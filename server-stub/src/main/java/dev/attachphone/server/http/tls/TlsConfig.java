package dev.attachphone.server.http.tls;

import dev.attachphone.openapi.tls.PemFiles;

/**
 * The configuration of HTTPS.
 *
 * @param files the certificate and key
 * @param hstsSeconds the {@code max-age} of {@code Strict-Transport-Security}; 0 if the header is not sent
 */
public record TlsConfig(PemFiles files, int hstsSeconds) {}

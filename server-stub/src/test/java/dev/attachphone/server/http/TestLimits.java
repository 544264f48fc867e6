package dev.attachphone.server.http;

import dev.attachphone.server.http.connection.ServerLimits;
import java.time.Duration;

/** Limits that are not reached unless a test sets lower ones. */
public final class TestLimits {

    private TestLimits() {}

    public static ServerLimits generous() {
        return of(new ServerLimits.Counts(1_000, 100));
    }

    public static ServerLimits of(ServerLimits.Counts counts) {
        return new ServerLimits(
                new ServerLimits.Sizes(262_144, 16_384),
                new ServerLimits.Times(Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofMinutes(10)),
                counts,
                ServerLimits.RequestRates.NONE,
                ServerLimits.WrongCredentials.NONE);
    }

    public static ServerLimits of(ServerLimits.RequestRates rate) {
        return new ServerLimits(
                generous().sizes(), generous().times(), generous().counts(), rate, ServerLimits.WrongCredentials.NONE);
    }

    public static ServerLimits of(ServerLimits.WrongCredentials wrongCredentials) {
        return new ServerLimits(
                generous().sizes(),
                generous().times(),
                generous().counts(),
                ServerLimits.RequestRates.NONE,
                wrongCredentials);
    }

    public static ServerLimits of(ServerLimits.Times times) {
        return new ServerLimits(
                generous().sizes(),
                times,
                generous().counts(),
                ServerLimits.RequestRates.NONE,
                ServerLimits.WrongCredentials.NONE);
    }
}

package dev.attachphone.suite.run;

import dev.attachphone.suite.fixture.Fixture;
import java.util.HashSet;
import java.util.Set;

/**
 * What a target has to offer.
 *
 * @param fixture its accounts, agents and numbers
 * @param capabilities what it is and can do, such as {@code sandbox}
 */
public record TargetCapabilities(Fixture fixture, Set<String> capabilities) {

    /** The offer of a target of that kind, with a capability for each provider that is configured, and one if not every text is a credential. */
    public static TargetCapabilities of(Fixture fixture, TargetKind kind) {
        Set<String> capabilities = new HashSet<>(Set.of(kind.capability()));
        if (kind != TargetKind.SANDBOX) {
            capabilities.add("issued-credentials");
        }
        fixture.primaryAccount().configuredProviders().forEach(provider -> capabilities.add("provider:" + provider));
        return new TargetCapabilities(fixture, Set.copyOf(capabilities));
    }

    /** The same offer and more. */
    public TargetCapabilities with(Set<String> more) {
        Set<String> all = new HashSet<>(capabilities);
        all.addAll(more);
        return new TargetCapabilities(fixture, Set.copyOf(all));
    }
}

package dev.attachphone.suite.run;

import dev.attachphone.suite.fixture.Fixture;
import java.util.HashSet;
import java.util.Set;

/**
 * The properties of a target that decide which checks apply to it.
 *
 * @param fixture the accounts, agents and numbers of the target
 * @param capabilities the names that cases require, such as {@code sandbox}
 */
public record TargetCapabilities(Fixture fixture, Set<String> capabilities) {

    /** The capabilities of a target of that kind: its kind, each configured provider, and whether it rejects unknown credentials. */
    public static TargetCapabilities of(Fixture fixture, TargetKind kind) {
        Set<String> capabilities = new HashSet<>(Set.of(kind.capability()));
        if (kind != TargetKind.SANDBOX) {
            capabilities.add("issued-credentials");
        }
        fixture.primaryAccount().configuredProviders().forEach(provider -> capabilities.add("provider:" + provider));
        return new TargetCapabilities(fixture, Set.copyOf(capabilities));
    }

    /** These capabilities and more. */
    public TargetCapabilities with(Set<String> more) {
        Set<String> all = new HashSet<>(capabilities);
        all.addAll(more);
        return new TargetCapabilities(fixture, Set.copyOf(all));
    }
}

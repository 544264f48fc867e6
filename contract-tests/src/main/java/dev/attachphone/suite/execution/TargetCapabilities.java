package dev.attachphone.suite.execution;

import dev.attachphone.suite.check.Layer;
import dev.attachphone.suite.fixture.Fixture;
import java.util.HashSet;
import java.util.Set;

/**
 * The properties of a target that decide which checks apply to it.
 *
 * @param fixture the accounts, agents and numbers of the target
 * @param capabilities the names that cases require, such as {@code sandbox}
 * @param layers the layers of the checks that apply
 * @param ignoredHeaders the credential headers, in lower case, that the target does not see
 */
public record TargetCapabilities(
        Fixture fixture, Set<String> capabilities, Set<Layer> layers, Set<String> ignoredHeaders) {

    private static final Set<Layer> ALL = Set.of(Layer.values());

    /** The capabilities of a target of that kind: its kind, each configured provider, and whether it rejects unknown credentials. */
    public static TargetCapabilities of(Fixture fixture, TargetKind kind) {
        Set<String> capabilities = new HashSet<>(Set.of(kind.capability()));
        if (kind != TargetKind.SANDBOX) {
            capabilities.add("issued-credentials");
        }
        fixture.primaryAccount().configuredProviders().forEach(provider -> capabilities.add("provider:" + provider));
        Set<Layer> layers = kind == TargetKind.FOREIGN ? Set.of(Layer.CONTRACT, Layer.HTTP) : ALL;
        return new TargetCapabilities(fixture, Set.copyOf(capabilities), layers, Set.of());
    }

    /** These capabilities and more. */
    public TargetCapabilities with(Set<String> more) {
        Set<String> all = new HashSet<>(capabilities);
        all.addAll(more);
        return new TargetCapabilities(fixture, Set.copyOf(all), layers, ignoredHeaders);
    }

    /** These capabilities, with the checks of all layers. */
    public TargetCapabilities inAllLayers() {
        return new TargetCapabilities(fixture, capabilities, ALL, ignoredHeaders);
    }

    /** These capabilities of a target that does not see some of the credential headers. */
    public TargetCapabilities withoutHeaders(Set<String> headers) {
        return new TargetCapabilities(fixture, capabilities, layers, headers);
    }
}

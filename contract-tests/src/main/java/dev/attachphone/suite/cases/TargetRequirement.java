package dev.attachphone.suite.cases;

import java.util.Optional;

/**
 * What a target must support for a case to be run.
 *
 * @param capability a capability such as {@code sandbox}; empty if the case applies to every target
 * @param unreachableReason why other targets cannot produce the answer; empty if the case does not apply to them
 */
public record TargetRequirement(Optional<String> capability, Optional<String> unreachableReason) {

    /** No requirement. */
    public static final TargetRequirement NONE = new TargetRequirement(Optional.empty(), Optional.empty());
}

package dev.attachphone.sandbox.contract;

import dev.attachphone.openapi.Contract;
import java.time.Instant;
import java.util.Optional;

/**
 * The contract as it was at some moment.
 *
 * @param contract the contract
 * @param loadedAt when it was read, to the second
 * @param problem what is wrong with its file now, so that this edition stays
 */
public record ContractVersion(Contract contract, Instant loadedAt, Optional<String> problem) {}

package dev.attachphone.sandbox.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what a random sequence begins with. */
final class SeedConverter implements ITypeConverter<Long> {

    @Override
    public Long convert(String value) {
        if (value.matches("-?[0-9]{1,18}")) {
            return Long.valueOf(value);
        }
        throw new TypeConversionException(
                "'" + value + "' is not an integer of up to 18 digits (SANDBOX_SEED sets it too)");
    }
}

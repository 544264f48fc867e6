package dev.attachphone.sandbox.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a share of a hundred. */
final class PercentConverter implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String value) {
        if (value.matches("[0-9]{1,3}") && Integer.parseInt(value) <= 100) {
            return Integer.valueOf(value);
        }
        throw new TypeConversionException("'" + value + "' is not a number from 0 to 100 (SANDBOX_CHAOS sets it too)");
    }
}

package dev.attachphone.sandbox.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a TCP port. */
final class PortConverter implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String value) {
        if (value.matches("[0-9]{1,5}") && Integer.parseInt(value) <= 65_535) {
            return Integer.valueOf(value);
        }
        throw new TypeConversionException("'" + value + "' is not a port from 0 to 65535 (SANDBOX_PORT sets it too)");
    }
}

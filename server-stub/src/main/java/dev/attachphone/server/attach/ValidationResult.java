package dev.attachphone.server.attach;

/** What the checks make of a request: a command, or the reason why it is none. */
public sealed interface ValidationResult permits AttachCommand, AttachOutcome.Refused {}

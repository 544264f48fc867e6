package dev.attachphone.sandbox.junit.usage;

class SecondInheritingTest extends InheritedFieldTests {}

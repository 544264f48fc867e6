package dev.attachphone.sandbox.junit.usage;

class FirstInheritingTest extends InheritedFieldTests {}

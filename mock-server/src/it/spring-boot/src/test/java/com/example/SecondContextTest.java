package com.example;

class SecondContextTest extends SandboxTests {}

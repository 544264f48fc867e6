package com.example;

class FirstContextTest extends SandboxTests {}

package dev.stepwell.store;

/** A key and its value, as a scan found them. Nobody changes the arrays. */
public record Row(byte[] key, byte[] value) {}

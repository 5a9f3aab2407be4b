package dev.stepwell.store;

/** A batch's claim to own a partition; it is fenced when the store knows a higher epoch. */
public record Claim(int partition, long epoch) {}

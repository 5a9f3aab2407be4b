package dev.stepwell.acceptance.house;

/**
 * A method or constructor as its source text shows it.
 *
 * @param line where its signature begins, from 1
 * @param lines from the signature to the closing brace; 1 or more
 * @param overrides whether its name and parameters were chosen elsewhere
 */
record Method(String name, int line, int lines, int parameters, boolean overrides) {}

package dev.stepwell.interpreter;

/**
 * Makes the task token of an attempt: a pure function of its arguments, so that a repeated step gives the same token.
 */
@FunctionalInterface
public interface TokenMint {
    String mint(ExecutionInfo execution, Attempt attempt);
}

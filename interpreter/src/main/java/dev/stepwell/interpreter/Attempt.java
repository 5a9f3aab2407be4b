package dev.stepwell.interpreter;

/**
 * One attempt of one task of an execution. Answers for any other attempt than the awaited one are ignored.
 *
 * @param scope the scope the task runs in
 * @param number id of the attempt's Scheduled event, hence unique and growing within an execution
 */
public record Attempt(int scope, long number) {}

package dev.stepwell.tasks.logs;

/** What became of a request to CloudWatch Logs. */
public sealed interface LogsAnswer {
    /**
     * It was done.
     *
     * @param rejected events that were too old, too new or expired, and are not in the log
     */
    record Done(int rejected) implements LogsAnswer {}

    /**
     * It was refused.
     *
     * @param error name of the error, as {@code ResourceNotFoundException}
     * @param isPassing whether the same request may be taken later
     */
    record Refused(String error, String message, boolean isPassing) implements LogsAnswer {}

    /** Nobody answered, or not in time; whether it was done is unknown. */
    record NotReached(String why) implements LogsAnswer {}
}

package dev.stepwell.server.logs;

/** Why an event did not get into its log. */
public enum DropReason {
    /** No endpoint and no credentials are configured. */
    NOT_CONFIGURED,
    /** Too much waits already. */
    QUEUE_FULL,
    /** The service refused it: there is no such log group, for example. */
    REFUSED,
    /** The service did not answer, or could not take it, however often it was tried. */
    UNAVAILABLE,
    /** It is longer than the service takes. */
    TOO_LARGE,
    /** The server stopped before it was delivered. */
    CLOSED,
    /** Delivery itself went wrong, which is a bug. */
    FAILED
}

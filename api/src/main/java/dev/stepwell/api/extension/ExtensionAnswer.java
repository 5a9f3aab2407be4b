package dev.stepwell.api.extension;

/** What a request gets. */
public sealed interface ExtensionAnswer {
    /** Content type of {@link Json}. */
    String JSON = "application/json";

    /** Content type of {@link Stream}. */
    String EVENTS = "text/event-stream";

    /** A document; nobody changes the body, which is empty for a status that allows none. */
    record Json(int status, byte[] body) implements ExtensionAnswer {}

    /** Events, until the client goes away or there are no more. Whoever gets it closes it. */
    record Stream(EventStream events) implements ExtensionAnswer {}
}

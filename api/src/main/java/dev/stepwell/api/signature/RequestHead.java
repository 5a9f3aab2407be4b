package dev.stepwell.api.signature;

import org.jspecify.annotations.Nullable;

/** What a request says before its body, as it was sent. */
public interface RequestHead {
    /** The HTTP method in upper case. */
    String method();

    /** The path, not decoded. */
    String path();

    /** What follows the question mark, not decoded; empty for nothing. */
    String query();

    /**
     * The values of a header in the order they were sent, joined by commas; null when it was not sent.
     *
     * @param name in lower case
     */
    @Nullable
    String header(String name);

    /** A head that says nothing: what a caller in this process sends. */
    static RequestHead empty() {
        return EmptyHead.INSTANCE;
    }
}

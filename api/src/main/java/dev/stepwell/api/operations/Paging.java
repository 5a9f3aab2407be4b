package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Request;

/** What listings have in common. */
final class Paging {
    private static final int DEFAULT_ITEMS = 100;

    private Paging() {}

    /** Items on a page; 0 asks for the default. */
    static int items(Request request) {
        int asked = request.whole("maxResults", 0);
        return asked == 0 ? DEFAULT_ITEMS : asked;
    }
}

package dev.stepwell.api.signature;

import java.util.List;

/** Writes a request in the one form that client and server both hash. */
final class CanonicalRequest {
    private static final int TYPICAL_LENGTH = 512;

    private CanonicalRequest() {}

    /** @param bodyHash of the body that arrived, whatever the request says of it */
    static String of(RequestHead head, Query query, List<String> signedHeaders, String bodyHash) {
        StringBuilder text = new StringBuilder(TYPICAL_LENGTH)
                .append(head.method())
                .append('\n')
                .append(Query.encodePath(head.path()))
                .append('\n')
                .append(query.canonical())
                .append('\n');
        for (String name : signedHeaders) {
            String value = head.header(name);
            text.append(name).append(':');
            appendTrimmed(text, value == null ? "" : value);
            text.append('\n');
        }
        text.append('\n');
        for (int i = 0; i < signedHeaders.size(); i++) {
            text.append(i == 0 ? "" : ";").append(signedHeaders.get(i));
        }
        return text.append('\n').append(bodyHash).toString();
    }

    /** Blanks at the ends go, several in a row become one. */
    private static void appendTrimmed(StringBuilder text, String value) {
        boolean blank = false;
        boolean begun = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ' ' || c == '\t') {
                blank = begun;
            } else {
                if (blank) {
                    text.append(' ');
                    blank = false;
                }
                text.append(c);
                begun = true;
            }
        }
    }
}

package dev.stepwell.server.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages of other sites from calling the API through the user's browser. Browsers name the page's origin,
 * other clients name none. A host name that is not this server's own is refused too: any site can point its name here.
 * Immutable.
 */
final class OriginGuard {
    private static final String LOCALHOST = "localhost";

    private final String ownHost;

    /** @param ownHost name or address the server was told to listen on */
    OriginGuard(String ownHost) {
        this.ownHost = ownHost;
    }

    /**
     * Whether a request may be served.
     *
     * @param origin the header {@code Origin}, or null
     * @param authority host and port the request was sent to
     */
    boolean allows(@Nullable String origin, String authority) {
        if (origin == null) {
            return true;
        }
        int scheme = origin.indexOf("://");
        return scheme > 0
                && origin.substring(scheme + 3).equalsIgnoreCase(authority)
                && isOwn(host(authority).toLowerCase(Locale.ROOT));
    }

    /**
     * As {@link #allows}, for a request that only reads: a page of a site that points its name here reads without
     * naming an origin, so the host must be this server's own in any case.
     */
    boolean allowsReading(@Nullable String origin, String authority) {
        return allows(origin, authority) && isOwn(host(authority).toLowerCase(Locale.ROOT));
    }

    private boolean isOwn(String host) {
        return host.equals(LOCALHOST)
                || host.endsWith("." + LOCALHOST)
                || host.equalsIgnoreCase(ownHost)
                || isAddress(host);
    }

    /** No site can choose what an address leads to. */
    private static boolean isAddress(String host) {
        return host.startsWith("[")
                || (!host.isEmpty() && host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9')));
    }

    private static String host(String authority) {
        int colon = authority.lastIndexOf(':');
        return colon < 0 || authority.endsWith("]") ? authority : authority.substring(0, colon);
    }
}

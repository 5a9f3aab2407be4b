package dev.stepwell.api.signature;

import dev.stepwell.engine.Refused;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of its own signature, in the header {@code Authorization} or in the query.
 *
 * @param timestamp when it was signed
 * @param life how long it is good from then on
 * @param signedHeaders names in lower case, in the order they were sent
 * @param sessionToken null for none
 */
record Claim(
        String algorithm,
        String credential,
        String timestamp,
        Duration life,
        List<String> signedHeaders,
        String signature,
        @Nullable String sessionToken) {
    private static final String SCHEME = "AWS4-";
    private static final long EXPIRES_SECONDS_MAX = 604_800;
    private static final List<String> HEADER_PARTS = List.of("Credential", "Signature", "SignedHeaders");
    private static final List<String> QUERY_PARTS =
            List.of("X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date");

    /** @throws Refused when there is none, or a part of it is missing */
    static Claim of(RequestHead head, Query query) {
        String header = head.header("authorization");
        boolean inQuery = query.has("X-Amz-Algorithm");
        if (header != null && inQuery) {
            throw new Refused(
                    "InvalidSignatureException",
                    "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
        }
        if (inQuery) {
            return inQuery(query);
        }
        if (header == null || !header.startsWith(SCHEME)) {
            throw new Refused("MissingAuthenticationTokenException", "Request is missing Authentication Token");
        }
        return inHeader(header, head);
    }

    private static Claim inHeader(String header, RequestHead head) {
        int space = header.indexOf(' ');
        String algorithm = space < 0 ? header : header.substring(0, space);
        Map<String, String> parts = space < 0 ? Map.of() : parts(header, header.substring(space + 1));
        StringBuilder missing = new StringBuilder();
        for (String part : HEADER_PARTS) {
            if (parts.getOrDefault(part, "").isEmpty()) {
                missing.append("Authorization header requires '").append(part).append("' parameter. ");
            }
        }
        String date = head.header("x-amz-date");
        String timestamp = date == null ? head.header("date") : date;
        if (timestamp == null) {
            missing.append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
        }
        if (timestamp == null || !missing.isEmpty()) {
            throw incomplete(missing + "Authorization=" + header);
        }
        return new Claim(
                algorithm,
                parts.getOrDefault("Credential", ""),
                timestamp,
                Timestamps.SKEW_MAX,
                names(parts.getOrDefault("SignedHeaders", "")),
                parts.getOrDefault("Signature", ""),
                head.header("x-amz-security-token"));
    }

    private static Map<String, String> parts(String header, String text) {
        Map<String, String> parts = new HashMap<>();
        for (String part : text.split("[, ]")) {
            if (part.isEmpty()) {
                continue;
            }
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw incomplete("'" + part
                        + "' not a valid key=value pair (missing equal-sign) in Authorization header: '" + header
                        + "'.");
            }
            parts.put(part.substring(0, equals), part.substring(equals + 1));
        }
        return parts;
    }

    private static Claim inQuery(Query query) {
        StringBuilder missing = new StringBuilder();
        for (String part : QUERY_PARTS) {
            if (query.value(part).isEmpty()) {
                missing.append("AWS query-string parameters must include '")
                        .append(part)
                        .append("'. ");
            }
        }
        if (!missing.isEmpty()) {
            throw incomplete(missing + "Re-examine the query-string parameters.");
        }
        return new Claim(
                query.value("X-Amz-Algorithm"),
                query.value("X-Amz-Credential"),
                query.value("X-Amz-Date"),
                life(query.value("X-Amz-Expires")),
                names(query.value("X-Amz-SignedHeaders")),
                query.value("X-Amz-Signature"),
                query.has("X-Amz-Security-Token") ? query.value("X-Amz-Security-Token") : null);
    }

    /** Signatures in a query say how long they are good, a week at most. */
    private static Duration life(String seconds) {
        if (seconds.isEmpty()) {
            return Timestamps.SKEW_MAX;
        }
        long asked;
        try {
            asked = Long.parseLong(seconds);
        } catch (NumberFormatException e) {
            asked = 0;
        }
        if (asked < 1 || asked > EXPIRES_SECONDS_MAX) {
            throw incomplete("X-Amz-Expires must be a number of seconds, 1 to " + EXPIRES_SECONDS_MAX);
        }
        return Duration.ofSeconds(asked);
    }

    private static List<String> names(String signedHeaders) {
        return List.of(signedHeaders.toLowerCase(Locale.ROOT).split(";"));
    }

    private static Refused incomplete(String message) {
        return new Refused("IncompleteSignatureException", message);
    }
}

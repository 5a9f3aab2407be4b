package dev.stepwell.api.signature;

import dev.stepwell.engine.Refused;
import java.util.ArrayList;
import java.util.List;

/**
 * What a signature says it is for: {@code keyid/date/region/service/aws4_request}.
 *
 * @param date {@code yyyyMMdd}
 */
record Scope(String keyId, String date, String region, String service, String terminator) {
    static final String SERVICE = "states";
    static final String TERMINATOR = "aws4_request";

    private static final int ELEMENTS = 5;

    /** @throws Refused IncompleteSignatureException unless there are five elements */
    static Scope parse(String credential) {
        String trimmed = credential;
        while (trimmed.endsWith("/")) {
            trimmed = trimmed.substring(0, trimmed.length() - 1);
        }
        String[] parts = trimmed.split("/", -1);
        if (parts.length != ELEMENTS) {
            throw new Refused(
                    "IncompleteSignatureException",
                    "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term,"
                            + " got '" + credential + "'");
        }
        return new Scope(parts[0], parts[1], parts[2], parts[3], parts[4]);
    }

    /** @throws Refused InvalidSignatureException telling everything that is not what this server serves */
    void requireServed(String servedRegion, String timestamp) {
        List<String> wrong = new ArrayList<>();
        if (!region.equals(servedRegion)) {
            wrong.add("Credential should be scoped to a valid region, not '" + region + "'. ");
        }
        if (!service.equals(SERVICE)) {
            wrong.add("Credential should be scoped to correct service: '" + SERVICE + "'. ");
        }
        if (!terminator.equals(TERMINATOR)) {
            wrong.add("Credential should be scoped with a valid terminator: '" + TERMINATOR + "', not '" + terminator
                    + "'. ");
        }
        String day = timestamp.substring(0, Timestamps.DAY_LENGTH);
        if (!date.equals(day)) {
            wrong.add("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
                    + date + "' != '" + day + "', from '" + timestamp + "'. ");
        }
        if (!wrong.isEmpty()) {
            throw new Refused("InvalidSignatureException", String.join("", wrong));
        }
    }

    /** The part that is signed. */
    String text() {
        return date + '/' + region + '/' + service + '/' + terminator;
    }
}

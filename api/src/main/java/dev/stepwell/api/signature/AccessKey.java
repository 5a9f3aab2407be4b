package dev.stepwell.api.signature;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An access key that may sign requests. Remembers the signing key of the day it was used for last, since deriving one
 * costs four keyed hashes. Thread-safe.
 */
public final class AccessKey {
    private static final Pattern ID = Pattern.compile("\\w{1,128}");
    private static final Pattern USER = Pattern.compile("[\\w+=,.@-]{1,64}");
    private static final String PREFIX = "AWS4";

    private final String user;
    private final String id;
    private final byte[] secret;
    private final @Nullable String sessionToken;
    private volatile @Nullable SigningKey latest;

    private record SigningKey(String date, String region, byte[] key) {}

    /**
     * @param user whose key it is; the name that messages give
     * @param id the access key id, as clients send it
     * @param sessionToken a token that clients must send along, or null when they must not
     * @throws IllegalArgumentException when a part is empty or malformed; does not repeat secrets
     */
    public AccessKey(String user, String id, String secret, @Nullable String sessionToken) {
        if (!USER.matcher(user).matches()) {
            throw new IllegalArgumentException("the user '" + user + "' is not 1 to 64 of letters, digits and +=,.@-_");
        }
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "the access key id of '" + user + "' is not 1 to 128 letters and digits");
        }
        if (secret.isEmpty() || (sessionToken != null && sessionToken.isEmpty())) {
            throw new IllegalArgumentException("a secret of '" + user + "' is empty");
        }
        this.user = user;
        this.id = id;
        this.secret = (PREFIX + secret).getBytes(StandardCharsets.UTF_8);
        this.sessionToken = sessionToken;
    }

    public String user() {
        return user;
    }

    public String id() {
        return id;
    }

    /** Whether {@code token}, null for none, is the one that belongs to this key. */
    boolean goesWith(@Nullable String token) {
        if (sessionToken == null || token == null) {
            return sessionToken == null && token == null;
        }
        return Digests.same(sessionToken, token);
    }

    /** The key for requests of one day, {@code yyyyMMdd}, to one region. Not to be changed. */
    byte[] signingKey(String date, String region) {
        SigningKey known = latest;
        if (known == null || !known.date.equals(date) || !known.region.equals(region)) {
            known = new SigningKey(date, region, derive(date, region));
            latest = known;
        }
        return known.key;
    }

    private byte[] derive(String date, String region) {
        byte[] ofDate = Digests.keyedHash(secret, date);
        byte[] ofRegion = Digests.keyedHash(ofDate, region);
        byte[] ofService = Digests.keyedHash(ofRegion, Scope.SERVICE);
        return Digests.keyedHash(ofService, Scope.TERMINATOR);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "AccessKey[" + user + ", " + id + "]";
    }
}

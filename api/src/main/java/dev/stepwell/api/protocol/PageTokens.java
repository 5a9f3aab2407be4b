package dev.stepwell.api.protocol;

import dev.stepwell.engine.Refused;
import dev.stepwell.engine.Ticker;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Page tokens: opaque to clients, good for one listing and one day, and sealed so that a changed one is noticed. Layout
 * before Base64: time of issue (8 bytes), where the page begins, seal (16 bytes). Immutable and thread-safe.
 */
public final class PageTokens {
    /** How long a token is good. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    /** Fewest bytes of a key. */
    public static final int KEY_BYTES_MIN = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL_BYTES = 16;

    private final SecretKeySpec key;
    private final Ticker ticker;

    /** @param key secret of this server; tokens sealed with another key are refused */
    public PageTokens(byte[] key, Ticker ticker) {
        if (key.length < KEY_BYTES_MIN) {
            throw new IllegalArgumentException("key must have " + KEY_BYTES_MIN + " bytes, had " + key.length);
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.ticker = ticker;
    }

    /**
     * The token that leads to {@code next}, or null at the end of the listing.
     *
     * @param listing names operation and filters; the token is good for the same ones only
     */
    public @Nullable String seal(String listing, byte @Nullable [] next) {
        if (next == null) {
            return null;
        }
        byte[] token = ByteBuffer.allocate(Long.BYTES + next.length + SEAL_BYTES)
                .putLong(ticker.now().toEpochMilli())
                .put(next)
                .array();
        int sealed = token.length - SEAL_BYTES;
        System.arraycopy(mac(listing, token, sealed), 0, token, sealed, SEAL_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /**
     * Where the page begins that {@code token} leads to; null for no token, which is the first page.
     *
     * @throws Refused InvalidToken for anything that this server did not seal for this listing within a day
     */
    public byte @Nullable [] open(String listing, @Nullable String token) {
        if (token == null) {
            return null;
        }
        byte[] bytes = decode(token);
        int sealed = bytes.length - SEAL_BYTES;
        if (sealed < Long.BYTES
                || !MessageDigest.isEqual(
                        Arrays.copyOf(mac(listing, bytes, sealed), SEAL_BYTES),
                        Arrays.copyOfRange(bytes, sealed, bytes.length))) {
            throw invalid();
        }
        Instant issued = Instant.ofEpochMilli(ByteBuffer.wrap(bytes).getLong());
        if (issued.plus(LIFETIME).isBefore(ticker.now())) {
            throw invalid();
        }
        return Arrays.copyOfRange(bytes, Long.BYTES, sealed);
    }

    private byte[] mac(String listing, byte[] token, int length) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(listing.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            mac.update(token, 0, length);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static byte[] decode(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static Refused invalid() {
        return new Refused("InvalidToken", "Invalid Token: 'Invalid token'");
    }
}

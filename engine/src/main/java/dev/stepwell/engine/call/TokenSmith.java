package dev.stepwell.engine.call;

import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.interpreter.Attempt;
import dev.stepwell.interpreter.ExecutionInfo;
import dev.stepwell.interpreter.TokenMint;
import dev.stepwell.store.ExecutionKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and reads task tokens: version, partition, execution, scope and attempt, sealed with a truncated
 * HMAC-SHA-256, as base64url. Nobody can make one without the key, any node can read where it belongs without a
 * lookup, and the same attempt always gets the same token. Confined to one thread.
 */
public final class TokenSmith implements TokenMint {
    /** Bytes of the key. */
    public static final int KEY_BYTES = 32;

    private static final byte VERSION = 1;
    private static final int BODY = 1 + ExecutionKey.LENGTH + 4 + 8;
    private static final int SEAL = 17;
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    public TokenSmith(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    /** A key for another purpose; neither key tells anything of the other. */
    public static byte[] deriveKey(byte[] key, String purpose) {
        return new TokenSmith(key).mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String mint(ExecutionInfo execution, Attempt attempt) {
        return mint(
                RowKeys.execution(
                        execution.executionArn(), execution.startTime().toEpochMilli(), execution.seed()),
                attempt);
    }

    public String mint(ExecutionKey execution, Attempt attempt) {
        byte[] body = ByteBuffer.allocate(BODY)
                .put(VERSION)
                .put(execution.bytes())
                .putInt(attempt.scope())
                .putLong(attempt.number())
                .array();
        byte[] token = Arrays.copyOf(body, BODY + SEAL);
        System.arraycopy(mac.doFinal(body), 0, token, BODY, SEAL);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** @throws dev.stepwell.engine.Refused with InvalidToken when this key did not make it */
    public TaskToken read(String token) {
        byte[] bytes = decode(token);
        if (bytes.length != BODY + SEAL || bytes[0] != VERSION) {
            throw Refusals.invalidToken();
        }
        byte[] seal = Arrays.copyOf(mac.doFinal(Arrays.copyOf(bytes, BODY)), SEAL);
        if (!MessageDigest.isEqual(seal, Arrays.copyOfRange(bytes, BODY, BODY + SEAL))) {
            throw Refusals.invalidToken();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int at = 1 + ExecutionKey.LENGTH;
        return new TaskToken(RowKeys.executionAt(bytes, 1), new Attempt(buffer.getInt(at), buffer.getLong(at + 4)));
    }

    private static byte[] decode(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException _) {
            throw Refusals.invalidToken();
        }
    }
}

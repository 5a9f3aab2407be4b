package dev.stepwell.engine.row;

import dev.stepwell.engine.record.RedriveTokenRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The redrives of an execution. A client that repeats a redrive with its token gets the same answer, as far as AWS
 * promises: for the last ten tokens, for fifteen minutes. Immutable.
 *
 * @param date of the last one, null for none
 * @param tokens oldest first
 */
public record Redrives(int count, @Nullable Instant date, List<Token> tokens) {
    /** Tokens that are remembered. */
    public static final int TOKENS_MAX = 10;

    /** How long a token is good. */
    public static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

    /** Never redriven. */
    public static final Redrives NONE = new Redrives(0, null, List.of());

    /** A client's token, and the redrive that it was first used for. */
    public record Token(String text, Instant date) {
        boolean isGood(Instant now) {
            return date.plus(TOKEN_LIFE).isAfter(now);
        }
    }

    public Redrives {
        tokens = List.copyOf(tokens);
    }

    /** When the redrive was that this token stands for, or null. */
    public @Nullable Instant dateOf(String token, Instant now) {
        for (Token known : tokens) {
            if (known.text().equals(token) && known.isGood(now)) {
                return known.date();
            }
        }
        return null;
    }

    /** One more. */
    public Redrives with(@Nullable String token, Instant now) {
        List<Token> good = new ArrayList<>(
                tokens.stream().filter(known -> known.isGood(now)).toList());
        if (token != null) {
            good.add(new Token(token, now));
        }
        return new Redrives(count + 1, now, good.subList(Math.max(0, good.size() - TOKENS_MAX), good.size()));
    }

    static Redrives of(int count, long millis, List<RedriveTokenRecord> tokens) {
        if (count == 0) {
            return NONE;
        }
        return new Redrives(
                count,
                date(millis),
                tokens.stream()
                        .map(token -> new Token(token.getToken(), Instant.ofEpochMilli(token.getRedriveMillis())))
                        .toList());
    }

    static @Nullable Instant date(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }

    static long millis(@Nullable Instant date) {
        return date == null ? 0 : date.toEpochMilli();
    }

    List<RedriveTokenRecord> records() {
        return tokens.stream()
                .map(token -> RedriveTokenRecord.newBuilder()
                        .setToken(token.text())
                        .setRedriveMillis(token.date().toEpochMilli())
                        .build())
                .toList();
    }
}

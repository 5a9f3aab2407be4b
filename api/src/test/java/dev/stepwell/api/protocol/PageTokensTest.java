package dev.stepwell.api.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.engine.Refused;
import dev.stepwell.engine.Ticker;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Page tokens: what comes back unchanged within a day is good, nothing else is. */
final class PageTokensTest {
    private static final byte[] NEXT = {1, 2, 3};

    private Instant now = Instant.ofEpochMilli(1_700_000_000_000L);
    private final PageTokens tokens = new PageTokens(new byte[16], new SetTicker());

    @Test
    void opensWhatItSealed() {
        assertThat(tokens.open("l", tokens.seal("l", NEXT))).isEqualTo(NEXT);
        assertThat(tokens.open("l", tokens.seal("l", new byte[0]))).isEmpty();
    }

    @Test
    void hasNoTokenForTheEndsOfAListing() {
        assertThat(tokens.seal("l", null)).isNull();
        assertThat(tokens.open("l", null)).isNull();
    }

    @Test
    void refusesATokenWithAnyCharacterChanged() {
        String token = String.valueOf(tokens.seal("l", NEXT));

        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'Q' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThatThrownBy(() -> tokens.open("l", changed)).as(changed).isInstanceOf(Refused.class);
        }
    }

    @Test
    void refusesATokenOfAnotherListingOrServer() {
        String token = String.valueOf(tokens.seal("l", NEXT));
        byte[] otherKey = new byte[16];
        otherKey[0] = 1;

        assertThatThrownBy(() -> tokens.open("m", token)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new PageTokens(otherKey, new SetTicker()).open("l", token))
                .isInstanceOf(Refused.class);
    }

    @Test
    void refusesATokenAfterADay() {
        String token = String.valueOf(tokens.seal("l", NEXT));
        now = now.plus(PageTokens.LIFETIME);
        assertThat(tokens.open("l", token)).isEqualTo(NEXT);

        now = now.plusMillis(1);
        assertThatThrownBy(() -> tokens.open("l", token))
                .isInstanceOf(Refused.class)
                .hasMessage("Invalid Token: 'Invalid token'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "!", "", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void refusesGarbage(String token) {
        assertThatThrownBy(() -> tokens.open("l", token)).isInstanceOf(Refused.class);
    }

    private final class SetTicker implements Ticker {
        @Override
        public Instant now() {
            return now;
        }

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public Alarm schedule(Duration delay, Runnable task) {
            throw new UnsupportedOperationException("nothing here waits");
        }
    }
}

package dev.stepwell.api.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.api.model.ServiceModel;
import dev.stepwell.asl.Limits;
import dev.stepwell.asl.json.Json;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Buckets: full at first, refilled steadily, never above full. */
final class TokenBucketsTest {
    private static final JsonNode NOTHING = Json.read("{}");

    private long nanos = Long.MAX_VALUE - 1_000_000_000;
    private final TokenBuckets buckets = new TokenBuckets(
            Map.of(
                    "ListActivities",
                    new RateLimit(3, 2),
                    "StartExecution",
                    new RateLimit(2, 1),
                    RateLimits.START_EXPRESS,
                    new RateLimit(5, 1)),
            arn -> arn.equals("fast"),
            new SetTicker());

    @Test
    void letsABucketfulThroughAtOnce() {
        assertThat(taken("ListActivities", NOTHING)).isEqualTo(3);
        assertThatThrownBy(() -> buckets.count("ListActivities", NOTHING))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("ThrottlingException");
                    assertThat(refused.text()).isEqualTo("Rate exceeded");
                });
    }

    @Test
    void refillsSteadilyUpToTheBucketAlsoWhenTheClockWraps() {
        assertThat(taken("ListActivities", NOTHING)).isEqualTo(3);
        nanos += 500_000_000;
        assertThat(taken("ListActivities", NOTHING)).isEqualTo(1);
        nanos += 1_000_000_000;
        assertThat(taken("ListActivities", NOTHING)).isEqualTo(2);
        nanos += 3_600_000_000_000L;
        assertThat(taken("ListActivities", NOTHING)).isEqualTo(3);
    }

    @Test
    void hasABucketOfItsOwnForExpressStarts() {
        JsonNode standard = Json.read("{\"stateMachineArn\":\"slow\"}");
        JsonNode express = Json.read("{\"stateMachineArn\":\"fast\"}");

        assertThat(taken("StartExecution", standard)).isEqualTo(2);
        assertThat(taken("StartExecution", express)).isEqualTo(5);
    }

    @Test
    void leavesOtherOperationsAlone() {
        assertThat(taken("StartSyncExecution", NOTHING)).isEqualTo(10_000);
    }

    @Test
    void awsHasALimitForEveryOperationButTheSynchronousOne() {
        Set<String> expected = new HashSet<>(ServiceModel.load(Limits.aws()).names());
        expected.remove("StartSyncExecution");
        expected.add(RateLimits.START_EXPRESS);
        expected.add(RateLimits.STATE_TRANSITION);

        assertThat(RateLimits.aws("us-east-1").keySet()).isEqualTo(expected);
        assertThat(RateLimits.aws("eu-central-1").keySet()).isEqualTo(expected);
        assertThat(RateLimits.aws("us-east-1")).containsEntry("StartExecution", new RateLimit(1_300, 300));
        assertThat(RateLimits.aws("eu-central-1"))
                .containsEntry("StartExecution", new RateLimit(800, 150))
                .containsEntry("StateTransition", new RateLimit(800, 800));
    }

    private int taken(String operation, JsonNode request) {
        int taken = 0;
        try {
            while (taken < 10_000) {
                buckets.count(operation, request);
                taken++;
            }
        } catch (Refused refused) {
            assertThat(refused.code()).isEqualTo("ThrottlingException");
        }
        return taken;
    }

    private final class SetTicker implements Ticker {
        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public Alarm schedule(Duration delay, Runnable task) {
            throw new UnsupportedOperationException("nothing here waits");
        }
    }
}

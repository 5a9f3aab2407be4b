package dev.stepwell.engine;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.call.Answer;
import dev.stepwell.engine.call.TaskToken;
import dev.stepwell.engine.call.TokenSmith;
import dev.stepwell.engine.lane.Lanes;
import dev.stepwell.engine.lane.Mail;
import org.jspecify.annotations.Nullable;

/** Takes answers that carry a task token to the lane of their execution. Thread-safe. */
final class TokenService implements TaskTokens {
    private final Lanes lanes;
    private final byte[] tokenKey;

    TokenService(Lanes lanes, byte[] tokenKey) {
        this.lanes = lanes;
        this.tokenKey = tokenKey.clone();
    }

    @Override
    public void succeed(String token, Payload output) {
        answer(token, new Answer.Succeeded(output));
    }

    @Override
    public void fail(String token, @Nullable String error, @Nullable String cause) {
        answer(token, new Answer.Failed(error, cause));
    }

    @Override
    public void heartbeat(String token) {
        answer(token, new Answer.Heartbeat());
    }

    private void answer(String token, Answer answer) {
        TaskToken read = new TokenSmith(tokenKey).read(token);
        Reply<Boolean> reply = new Reply<>();
        lanes.to(read.execution().partition(), new Mail.Answered(read.execution(), read.attempt(), answer, reply));
        reply.await();
    }
}

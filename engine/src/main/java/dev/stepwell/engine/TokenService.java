package dev.stepwell.engine;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.call.Answer;
import org.jspecify.annotations.Nullable;

/** Takes answers that carry a task token to their execution and waits until they are durable. Thread-safe. */
record TokenService(Requests requests) implements TaskTokens {
    @Override
    public void succeed(String token, Payload output) {
        requests.answer(token, new Answer.Succeeded(output)).await();
    }

    @Override
    public void fail(String token, @Nullable String error, @Nullable String cause) {
        requests.answer(token, new Answer.Failed(error, cause)).await();
    }

    @Override
    public void heartbeat(String token) {
        requests.answer(token, new Answer.Heartbeat()).await();
    }
}

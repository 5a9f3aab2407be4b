package dev.stepwell.server.http;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import java.util.concurrent.CountDownLatch;

/** An operation that counts as waiting but finds its answer at once. */
record ShortPoll(CountDownLatch done) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        done.countDown();
        answer.text("done", "yes");
    }

    @Override
    public boolean waits() {
        return true;
    }
}
